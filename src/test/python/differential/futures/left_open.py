from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)
results = []
for i in range(4):
    pool.submit(results.append, i)
last = pool.submit(len, results)
print(last.result() <= 4)
print("the program ends without shutdown, and its workers with it")
