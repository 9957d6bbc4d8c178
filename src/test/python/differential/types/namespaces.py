import types
from types import SimpleNamespace
n = SimpleNamespace(a=1, b='x')
n.c = [2]
print(n, n.a, n == SimpleNamespace(a=1, b='x', c=[2]), n != SimpleNamespace(), vars(n))
del n.a
print(n, hasattr(n, 'a'), SimpleNamespace())
def f(): pass
print(isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance((i for i in ()), types.GeneratorType), isinstance(types, types.ModuleType))
print(isinstance([].append, types.BuiltinMethodType), types.MappingProxyType({'k': 1})['k'])
C = types.new_class('C', (), {}, lambda ns: ns.update(v=5))
print(C.v, C.__name__)
