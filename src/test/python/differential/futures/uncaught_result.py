from concurrent.futures import ThreadPoolExecutor


def parse(text):
    return int(text)


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(parse, "seven")
    future.result()
