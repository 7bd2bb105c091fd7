# bash completion for facecue: asks the program itself for what may follow.
_facecue() {
	local rest=${COMP_LINE:0:COMP_POINT} word piece line i files=
	local -a words=()
	COMPREPLY=()
	# Bash also splits words at = and :, where facecue's words go on.
	for ((i = 0; i <= COMP_CWORD; i++)); do
		piece=${COMP_WORDS[i]}
		if [[ $i -eq 0 || $rest == [[:space:]]* ]]; then
			rest=${rest#"${rest%%[![:space:]]*}"}
			words+=("${piece:0:${#rest}}")
		else
			words[${#words[@]} - 1]+=${piece:0:${#rest}}
		fi
		rest=${rest:${#piece}}
	done
	word=${words[${#words[@]} - 1]}
	local before=
	if [[ $word != [\'\"]* && $word == *[=:]* ]]; then
		before=${word%"${word##*[=:]}"}
	fi
	while IFS=$'\t' read -r line _; do
		case $line in
		:files) files=1 ;;
		*) COMPREPLY+=("${line#"$before"}") ;;
		esac
	done < <("${words[0]/#\~/$HOME}" __complete -- "${words[@]:1}" 2>/dev/null)
	if [[ ${#COMPREPLY[@]} -eq 0 ]]; then
		[[ $files ]] && compopt -o default
	elif [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=,] ]]; then
		compopt -o nospace
	fi
}
complete -F _facecue facecue
