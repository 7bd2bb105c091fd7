package main

import (
	"go/ast"
	"go/token"
)

// statements removes each statement without which the code compiles.
func (c *cutter) statements(list []ast.Stmt) {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.ExprStmt, *ast.IncDecStmt, *ast.DeferStmt, *ast.GoStmt, *ast.SendStmt, *ast.BranchStmt:
			c.replace(s, "", "removed")
		case *ast.AssignStmt:
			if s.Tok != token.DEFINE {
				c.replace(s, unused(s), "removed")
			}
		case *ast.IfStmt:
			if s.Else == nil {
				c.replace(s, "", "removed")
			}
		}
	}
}

// unused is code that uses the variables of a removed assignment, so that the rest compiles.
func unused(s *ast.AssignStmt) (code string) {
	for _, e := range s.Rhs {
		ast.Inspect(e, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name != "_" && !ast.IsExported(id.Name) {
				code += "_ = " + id.Name + "; "
			}
			_, selector := n.(*ast.SelectorExpr)
			return !selector
		})
	}
	return code
}

// cases makes the conditions of a switch without a value false.
func (c *cutter) cases(n *ast.CaseClause) {
	for _, e := range n.List {
		switch e.(type) {
		case *ast.BinaryExpr, *ast.CallExpr, *ast.UnaryExpr, *ast.ParenExpr:
			c.replace(e, "(false && ("+c.text(e)+"))", "never")
		}
	}
}

// condition makes a condition true, and false.
func (c *cutter) condition(e ast.Expr) {
	c.replace(e, "(true || ("+c.text(e)+"))", "always")
	c.replace(e, "(false && ("+c.text(e)+"))", "never")
}

// swapped maps operators to their replacements: the bound is on the other side, the comparison is
// reversed, or the arithmetic is another.
var swapped = map[token.Token][]string{
	token.LSS: {"<=", ">="}, token.LEQ: {"<", ">"}, token.GTR: {">=", "<="}, token.GEQ: {">", "<"},
	token.EQL: {"!="}, token.NEQ: {"=="},
	token.ADD: {"-"}, token.SUB: {"+"}, token.MUL: {"/"}, token.QUO: {"*"}, token.REM: {"*"},
}

func (c *cutter) operator(n *ast.BinaryExpr) {
	for _, other := range swapped[n.Op] {
		c.between(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other, n.Op.String()+" is "+other, n)
	}
	if n.Op == token.LAND || n.Op == token.LOR {
		neutral := map[token.Token]string{token.LAND: "true || ", token.LOR: "false && "}[n.Op]
		c.replace(n.X, "("+neutral+"("+c.text(n.X)+"))", "left out")
		c.replace(n.Y, "("+neutral+"("+c.text(n.Y)+"))", "left out")
	}
	if n.Op == token.REM {
		c.replace(n, "("+c.text(n.X)+")", "without the remainder")
	}
}

// bound replaces a max or min by each of its two arguments.
func (c *cutter) bound(n *ast.CallExpr) {
	id, ok := n.Fun.(*ast.Ident)
	if !ok || id.Name != "max" && id.Name != "min" || len(n.Args) != 2 {
		return
	}
	for _, arg := range n.Args {
		c.replace(n, "("+c.text(arg)+")", "only "+c.text(arg))
	}
}

// constants replaces numbers by zero, and by their double.
func (c *cutter) constants(d *ast.GenDecl) {
	if d.Tok != token.CONST {
		return
	}
	for _, s := range d.Specs {
		for _, v := range s.(*ast.ValueSpec).Values {
			if constant(v) {
				c.replace(v, "0*("+c.text(v)+")", "zero")
				c.replace(v, "2*("+c.text(v)+")", "doubled")
			}
		}
	}
}

// constant tells whether e is a number, or begins with one, as 8 * time.Second does.
func constant(e ast.Expr) bool {
	if b, ok := e.(*ast.BinaryExpr); ok {
		return constant(b.X)
	}
	l, ok := e.(*ast.BasicLit)
	return ok && (l.Kind == token.INT || l.Kind == token.FLOAT)
}
