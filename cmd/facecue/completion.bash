# bash completion for facecue: asks the program itself for what may follow.
_facecue() {
	local word=${COMP_WORDS[COMP_CWORD]}
	local before=("${COMP_WORDS[@]:0:COMP_CWORD}")
	if [[ $COMP_CWORD -gt 1 && $word != -* ]]; then
		COMPREPLY=($(compgen -f -- "$word"))
		return
	fi
	[[ $word == -* ]] && before+=("$word")
	COMPREPLY=($(compgen -W "$("${before[@]}" --generate-bash-completion 2>/dev/null)" -- "$word"))
}
complete -o bashdefault -o default -o filenames -F _facecue facecue
