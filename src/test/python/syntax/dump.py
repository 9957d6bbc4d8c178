"""Writes the syntax trees of Python files, as CPython's own parser has them, in the shape of Little Python's trees (TreeDump.java writes the same).

Usage: dump.py SOURCE... ; each file's dump is followed by a line of "=====".
"""
import ast
import struct
import sys

UNARY = {"Not": "NOT", "USub": "NEGATE", "UAdd": "PLUS", "Invert": "INVERT"}
BINARY = {"Add": "ADD", "Sub": "SUBTRACT", "Mult": "MULTIPLY", "MatMult": "MATRIX_MULTIPLY", "Div": "DIVIDE", "Mod": "MODULO", "Pow": "POWER",
          "LShift": "LEFT_SHIFT", "RShift": "RIGHT_SHIFT", "BitOr": "OR", "BitXor": "XOR", "BitAnd": "AND", "FloorDiv": "FLOOR_DIVIDE"}
COMPARE = {"Eq": "EQUAL", "NotEq": "NOT_EQUAL", "Lt": "LESS", "LtE": "LESS_OR_EQUAL", "Gt": "GREATER", "GtE": "GREATER_OR_EQUAL", "Is": "IS",
           "IsNot": "IS_NOT", "In": "IN", "NotIn": "NOT_IN"}


class Dump:
    def __init__(self, spans):
        self.spans = spans

    def text(self, s):
        return '"' + "".join(c if 32 <= ord(c) <= 126 and c not in '"\\' else "\\%d;" % ord(c) for c in s) + '"'

    def maybe(self, s):
        return "-" if s is None else self.text(s)

    def names(self, names):
        return "[" + "".join(map(self.text, names)) + "]"

    def truth(self, b):
        return "true " if b else "false "

    def word(self, table, op):
        return table[type(op).__name__] + " "

    def list(self, nodes):
        return "[" + "".join(map(self.node, nodes)) + "]"

    def node(self, n):
        if n is None:
            return "-"
        body = getattr(self, type(n).__name__)(n)
        name, _, rest = body.partition(" ")
        span = ""
        if self.spans and isinstance(n, (ast.stmt, ast.expr)) and name != "FString":
            span = "@%d:%d-%d:%d" % (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)
        return "(" + name + " " + rest + span + ")"

    # expressions
    def Constant(self, n):
        v = n.value
        if v is None:
            s = "NONE "
        elif v is ...:
            s = "ELLIPSIS "
        elif isinstance(v, bool):
            s = self.truth(v)
        elif isinstance(v, int):
            s = "%x " % v
        elif isinstance(v, float):
            s = "f%x " % struct.unpack(">Q", struct.pack(">d", v))[0]
        elif isinstance(v, str):
            s = self.text(v)
        else:
            s = "b" + "".join("%d." % b for b in v)
        return "Literal " + s

    def parts(self, n):
        saved, self.spans = self.spans, False
        try:
            return "FString " + self.list(n.values)
        finally:
            self.spans = saved

    JoinedStr = parts

    def FormattedValue(self, n):
        spec = "-" if n.format_spec is None else "(" + self.parts(n.format_spec) + ")"
        return "Replacement " + self.node(n.value) + "%d " % max(0, n.conversion) + spec

    def Name(self, n):
        return "Name " + self.text(n.id)

    def Attribute(self, n):
        return "Attribute " + self.node(n.value) + self.text(n.attr)

    def Subscript(self, n):
        return "Subscript " + self.node(n.value) + self.node(n.slice)

    def Slice(self, n):
        return "Slice " + self.node(n.lower) + self.node(n.upper) + self.node(n.step)

    def Call(self, n):
        return "Call " + self.node(n.func) + self.list(n.args) + self.list(n.keywords)

    def keyword(self, n):
        return "Keyword " + self.maybe(n.arg) + self.node(n.value)

    def UnaryOp(self, n):
        return "Unary " + self.word(UNARY, n.op) + self.node(n.operand)

    def BinOp(self, n):
        return "Binary " + self.word(BINARY, n.op) + self.node(n.left) + self.node(n.right)

    def BoolOp(self, n):
        return "Logical " + self.truth(isinstance(n.op, ast.And)) + self.list(n.values)

    def Compare(self, n):
        return "Comparison " + self.node(n.left) + "[" + "".join(self.word(COMPARE, o) for o in n.ops) + "]" + self.list(n.comparators)

    def IfExp(self, n):
        return "Conditional " + self.node(n.test) + self.node(n.body) + self.node(n.orelse)

    def Lambda(self, n):
        return "Lambda " + self.parameters(n.args) + self.node(n.body)

    def List(self, n):
        return "ListDisplay " + self.list(n.elts)

    def Tuple(self, n):
        return "TupleDisplay " + self.list(n.elts)

    def Set(self, n):
        return "SetDisplay " + self.list(n.elts)

    def Dict(self, n):
        return "DictDisplay [" + "".join("(DictItem " + self.node(k) + self.node(v) + ")" for k, v in zip(n.keys, n.values)) + "]"

    def ListComp(self, n):
        return "ListComprehension " + self.node(n.elt) + self.list(n.generators)

    def SetComp(self, n):
        return "SetComprehension " + self.node(n.elt) + self.list(n.generators)

    def DictComp(self, n):
        return "DictComprehension " + self.node(n.key) + self.node(n.value) + self.list(n.generators)

    def GeneratorExp(self, n):
        return "GeneratorExpression " + self.node(n.elt) + self.list(n.generators)

    def comprehension(self, n):
        return "Comprehension " + self.node(n.target) + self.node(n.iter) + self.list(n.ifs) + self.truth(n.is_async)

    def NamedExpr(self, n):
        return "Walrus " + self.node(n.target) + self.node(n.value)

    def Starred(self, n):
        return "Starred " + self.node(n.value)

    def Yield(self, n):
        return "Yield " + self.node(n.value)

    def YieldFrom(self, n):
        return "YieldFrom " + self.node(n.value)

    def Await(self, n):
        return "Await " + self.node(n.value)

    def parameter(self, a, default=None):
        return "-" if a is None else "(Parameter " + self.text(a.arg) + self.node(a.annotation) + self.node(default) + ")"

    def parameters(self, a):
        positional = a.posonlyargs + a.args
        defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
        return ("(Parameters [" + "".join(map(self.parameter, positional, defaults)) + "]%d " % len(a.posonlyargs) + self.parameter(a.vararg)
                + "[" + "".join(map(self.parameter, a.kwonlyargs, a.kw_defaults)) + "]" + self.parameter(a.kwarg) + ")")

    # statements
    def Expr(self, n):
        return "Expression " + self.node(n.value)

    def Assign(self, n):
        return "Assign " + self.list(n.targets) + self.node(n.value)

    def AugAssign(self, n):
        return "AugmentedAssign " + self.node(n.target) + self.word(BINARY, n.op) + self.node(n.value)

    def AnnAssign(self, n):
        return "AnnotatedAssign " + self.node(n.target) + self.node(n.annotation) + self.node(n.value) + self.truth(n.simple)

    def Return(self, n):
        return "Return " + self.node(n.value)

    def Raise(self, n):
        return "Raise " + self.node(n.exc) + self.node(n.cause)

    def Delete(self, n):
        targets = n.targets
        if len(targets) == 1 and isinstance(targets[0], ast.Tuple):
            targets = targets[0].elts
        return "Delete " + self.list(targets)

    def Assert(self, n):
        return "Assert " + self.node(n.test) + self.node(n.msg)

    def Pass(self, n):
        return "Pass "

    def Break(self, n):
        return "Break "

    def Continue(self, n):
        return "Continue "

    def Global(self, n):
        return "Global " + self.names(n.names)

    def Nonlocal(self, n):
        return "Nonlocal " + self.names(n.names)

    def alias(self, n):
        return "Alias " + self.text(n.name) + self.maybe(n.asname)

    def Import(self, n):
        return "Import " + self.list(n.names)

    def ImportFrom(self, n):
        return "ImportFrom " + self.maybe(n.module) + self.list(n.names) + "%d " % n.level

    def If(self, n):
        return "If " + self.node(n.test) + self.list(n.body) + self.list(n.orelse)

    def While(self, n):
        return "While " + self.node(n.test) + self.list(n.body) + self.list(n.orelse)

    def For(self, n, kind=False):
        return "For " + self.node(n.target) + self.node(n.iter) + self.list(n.body) + self.list(n.orelse) + self.truth(kind)

    def AsyncFor(self, n):
        return self.For(n, True)

    def withitem(self, n):
        return "WithItem " + self.node(n.context_expr) + self.node(n.optional_vars)

    def With(self, n, kind=False):
        return "With " + self.list(n.items) + self.list(n.body) + self.truth(kind)

    def AsyncWith(self, n):
        return self.With(n, True)

    def Try(self, n, star=False):
        return "Try " + self.list(n.body) + self.list(n.handlers) + self.list(n.orelse) + self.list(n.finalbody) + self.truth(star)

    def TryStar(self, n):
        return self.Try(n, True)

    def ExceptHandler(self, n):
        return "Handler " + self.node(n.type) + self.maybe(n.name) + self.list(n.body)

    def FunctionDef(self, n, kind=False):
        return ("Function " + self.text(n.name) + self.parameters(n.args) + self.list(n.body) + self.list(n.decorator_list) + self.node(n.returns)
                + self.truth(kind))

    def AsyncFunctionDef(self, n):
        return self.FunctionDef(n, True)

    def ClassDef(self, n):
        return "ClassDefinition " + self.text(n.name) + self.list(n.bases) + self.list(n.keywords) + self.list(n.body) + self.list(n.decorator_list)

    def Match(self, n):
        return "Match " + self.node(n.subject) + self.list(n.cases)

    # patterns
    def match_case(self, n):
        return "Case " + self.node(n.pattern) + self.node(n.guard) + self.list(n.body)

    def MatchValue(self, n):
        return "Value " + self.node(n.value)

    def MatchSingleton(self, n):
        span = "@%d:%d-%d:%d" % (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset) if self.spans else ""
        return "Constant (Literal " + ("NONE " if n.value is None else self.truth(n.value)) + span + ")"

    def MatchAs(self, n):
        return "As " + self.node(n.pattern) + self.maybe(n.name)

    def MatchOr(self, n):
        return "Or " + self.list(n.patterns)

    def MatchSequence(self, n):
        return "Sequence " + self.list(n.patterns)

    def MatchStar(self, n):
        return "Star " + self.maybe(n.name)

    def MatchMapping(self, n):
        return "Mapping " + self.list(n.keys) + self.list(n.patterns) + self.maybe(n.rest)

    def MatchClass(self, n):
        return "ClassPattern " + self.node(n.cls) + self.list(n.patterns) + self.names(n.kwd_attrs) + self.list(n.kwd_patterns)


def main():
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", newline="") as f:
            source = f.read()
        dump = Dump(source.isascii() and "\f" not in source)
        for statement in ast.parse(source).body:
            print(dump.node(statement))
        print("=====")


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main()
