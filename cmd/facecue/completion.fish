# fish completion for facecue: asks the program itself for what may follow.
function __facecue_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for line in (eval $words[1] __complete -- (string escape -- $words[2..] $word) 2>/dev/null)
        if test "$line" = :files
            __fish_complete_path $word
        else
            echo $line
        end
    end
end
complete -c facecue -f -a '(__facecue_complete)'
