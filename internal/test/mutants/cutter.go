package main

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// cutter makes mutants by replacing the text of nodes.
type cutter struct {
	set    *token.FileSet
	file   *ast.File
	name   string
	source []byte
	found  []mutant
}

// text is the code of a node.
func (c *cutter) text(n ast.Node) string {
	return string(c.source[c.offset(n.Pos()):c.offset(n.End())])
}

func (c *cutter) offset(p token.Pos) int { return c.set.Position(p).Offset }

// replace makes a mutant in which the code of a node is replaced.
func (c *cutter) replace(n ast.Node, code, what string) { c.between(n.Pos(), n.End(), code, what, n) }

// between makes a mutant in which the code between two positions is replaced; its name has the
// code of about.
func (c *cutter) between(from, to token.Pos, code, what string, about ast.Node) {
	first, _, more := strings.Cut(c.text(about), "\n")
	if more {
		first += " ..."
	}
	c.found = append(c.found, mutant{
		file: c.name, function: c.function(about.Pos()), line: c.set.Position(about.Pos()).Line,
		what: what, code: strings.Join(strings.Fields(first), " "),
		source: slices.Concat(c.source[:c.offset(from)], []byte(code), c.source[c.offset(to):]),
	})
}

// function is the name of the function around a position; "package" outside of functions.
func (c *cutter) function(at token.Pos) string {
	for _, d := range c.file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Pos() <= at && at < f.End() {
			return f.Name.Name
		}
	}
	return "package"
}

// walk visits every node and makes its mutants.
func (c *cutter) walk() {
	ast.Inspect(c.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt:
			c.statements(n.List)
		case *ast.CaseClause:
			c.statements(n.Body)
			c.cases(n)
		case *ast.CommClause:
			c.statements(n.Body)
		case *ast.IfStmt:
			c.condition(n.Cond)
		case *ast.BinaryExpr:
			c.operator(n)
		case *ast.CallExpr:
			c.bound(n)
		case *ast.GenDecl:
			c.constants(n)
		}
		return true
	})
}
