def f():
    try:
        raise ValueError("lost not")
    finally:
        print("finally ran")
try:
    f()
finally:
    print("module finally")
