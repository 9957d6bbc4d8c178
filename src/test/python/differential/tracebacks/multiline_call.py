def fail(**kw):
    raise ValueError(sorted(kw))
fail(
    a=1,
    b=2,
)
