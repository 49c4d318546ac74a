"""Files and functions stay small enough to be read in one go."""

import ast

from tests.architecture.source import files_of_tests, name, source_files, tree

MOST_LINES, MOST_FUNCTION_LINES = 400, 50


def test_files_stay_under_the_limit() -> None:
    long = {
        name(path): n
        for path in source_files() + files_of_tests()
        if (n := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert long == {}


def test_functions_stay_under_the_limit() -> None:
    long = {
        f"{name(path)}:{node.name}": length
        for path in source_files() + files_of_tests()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_FUNCTION_LINES
    }
    assert long == {}


def test_every_module_says_what_lives_in_it() -> None:
    silent = [name(path) for path in source_files() if path.read_text().strip() and not ast.get_docstring(tree(path))]
    assert silent == []
