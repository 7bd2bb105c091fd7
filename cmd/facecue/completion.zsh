#compdef facecue
# zsh completion for facecue: asks the program itself for what may follow.
_facecue() {
	local -a before found
	before=("${(@)words[1,CURRENT-1]}")
	if (( CURRENT > 2 )) && [[ ${words[CURRENT]} != -* ]]; then
		_files
		return
	fi
	[[ ${words[CURRENT]} == -* ]] && before+=("${words[CURRENT]}")
	found=("${(@f)$("${before[@]}" --generate-bash-completion 2>/dev/null)}")
	_describe facecue found
}
compdef _facecue facecue
