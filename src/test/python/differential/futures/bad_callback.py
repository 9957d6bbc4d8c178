from concurrent.futures import Future


def callback(future):
    raise ValueError("in the callback")


class Named(Future):
    def __repr__(self):
        return "<named>"


f = Named()
f.add_done_callback(callback)
f.add_done_callback(lambda future: print("the next one is called"))
f.set_result(1)
print(f.result())
