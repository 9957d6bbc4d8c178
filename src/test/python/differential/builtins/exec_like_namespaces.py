def outer():
    a = 1
    def inner():
        b = a + 1
        return sorted(locals().items())
    return inner(), sorted(k for k in locals())
print(outer())
class Namespace:
    x = 1
    names = sorted(k for k in locals() if not k.startswith("__"))
print(Namespace.names)
g = globals()
g["injected"] = "from globals()"
print(injected)
def uses():
    return injected
del injected
try:
    uses()
except NameError as e:
    print(e)
print(__name__, __doc__, __file__.endswith("exec_like_namespaces.py"))
if __name__ == "__main__":
    print("main")
