#compdef facecue
# zsh completion for facecue: asks the program itself for what may follow.
_facecue() {
	local -a found
	local line files
	for line in "${(@f)$("${words[1]/#\~/$HOME}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
		case $line in
		:files) files=1 ;;
		?*)
			if [[ $line == *$'\t'* ]]; then
				found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
			else
				found+=("${line//:/\\:}")
			fi
			;;
		esac
	done
	if (( $#found )); then
		_describe -V facecue found
	fi
	if [[ -n $files ]]; then
		_files
	fi
}
# Loaded from a folder of fpath the file is the function itself; sourced, it defines it.
if [[ ${funcstack[1]} == _facecue ]]; then
	_facecue "$@"
else
	compdef _facecue facecue
fi
