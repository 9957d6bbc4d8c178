naïve = {"é": 1}
def größe(schlüssel):
    return naïve["日本"] + naïve[schlüssel]
größe("é")
