# Bash completion of icctwin: subcommands, options, choices and files.
# Installed to share/bash-completion/completions/icctwin; to try it: source tools/cli/completion/icctwin.bash

# The file names that begin with a word; with a pattern only those files, and every folder.
_icctwin_files() {
  local word=$1 pattern=${2-} found
  while IFS= read -r found; do
    # shellcheck disable=SC2053  # the pattern is meant as one
    [[ -d $found || -z $pattern || $found == $pattern ]] && COMPREPLY+=("$found")
  done < <(compgen -f -- "$word")
}

_icctwin() {
  COMPREPLY=()
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]-} options='' choices=''
  compopt -o filenames 2>/dev/null

  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W 'new run check report compare verify sweep sweep-pick sweep-report import catalog describe schema validate estimate --help --version' -- "$word")
    return
  fi

  case $command in
    new) options='--list --template --accelerators --site --rack --round --racks-per-row --power --supply --battery-kwh --pv-kw --generators
      --cooling --liquid-share --redundant-cdus --rejection --liquid-supply --air-supply --tiers --no-rails --oversubscription --switch --mix
      --days --id --name --name-zh --out -o --lang' ;;
    run) options='--out -o --force --inputs --site --set --progress --no-report --quiet -q --lang' ;;
    check) options='--site --set --quick --format --lang' ;;
    report) options='--template --compare --lang --format --out' ;;
    compare) options='--format --out --all --explain --inputs --inputs-other --group --kpi --alone --progress --work --jobs --lang' ;;
    verify) options='--inputs --lang' ;;
    sweep) options='--out -o --jobs -j --engine --partition --account --time --memory --cpus-per-task --chunk --sbatch --poll --dry-run --update
      --progress --quiet -q --lang' ;;
    sweep-pick) options='--out -o --force --lang' ;;
    sweep-report) options='--kpi --format --lang --out -o' ;;
    import) options='--fragments --out -o --swf-nodes --quiet -q --lang' ;;
    catalog) options='--id --format' ;;
    describe) options='--reference --sweep --lang' ;;
    schema) options='--sweep' ;;
    validate) options='--format --accelerator --summary --lang' ;;
    estimate)
      ((COMP_CWORD > 2)) && case ${COMP_WORDS[2]-} in
        training)
          options='--model --accelerator --count --per-node --domain --nic-gbps --fabric --tensor --context --pipeline --data --expert --virtual-stages
            --micro-batch --global-batch --sequence --zero --recompute --sequence-parallel --precision --uneven-stages --best --top --tokens
            --price --power-price --format --lang' ;;
        inference)
          options='--model --accelerator --tp --ep --dtype --stack --prompt --output --batch --token-budget --sequences --best --accelerators
            --first-token-ms --per-token-ms --price --trace --replicas --replicas-most --prompt-replicas --prefix-tokens --requests --format
            --lang' ;;
      esac ;;
  esac
  options+=' --help -h'

  # What follows an option.
  case $before in
    --lang) choices='en zh' ;;
    --template)
      case $command in
        new) choices='inference_air_100 domestic_air_100 training_liquid_2000 training_rack_2000 training_immersion_2000 domestic_liquid_2000
          domestic_liquid_16384 training_liquid_16384' ;;
        *) choices='report summary audit assessment eu-2024-1364' ;;
      esac ;;
    --round) choices='racks nodes' ;;
    --power) choices='N N+1 2N' ;;
    --supply) choices='ups hvdc dc_800v none' ;;
    --cooling) choices='air rear_door cold_plate immersion' ;;
    --rejection) choices='tower dry' ;;
    --mix) choices='training inference mixed trace' ;;
    --tiers) choices='2 3' ;;
    --format) case $command in report | sweep-report) choices='html pdf xlsx csv json' ;; compare) choices='text json csv html xlsx pdf' ;; *) choices='text json' ;; esac ;;
    --recompute) choices='none selective full' ;;
    --precision) choices='fp16 bf16 fp8' ;;
    --dtype) choices='fp16 bf16 fp8 int8 fp4' ;;
    --stack) choices='vllm_v1 tensorrt_llm_2025 splitwise_2023' ;;
    --trace) _icctwin_files "$word"; return ;;
    --sequence-parallel) choices='true false' ;;
    --zero) choices='0 1 2 3' ;;
    --model) _icctwin_files "$word" '*.json'; return ;;
    --engine) choices='local slurm' ;;
    --progress) choices='auto bar jsonl none' ;;
    --set | --id | --group | --kpi | --jobs) return ;;
    --inputs | --inputs-other | --work) mapfile -t COMPREPLY < <(compgen -d -- "$word"); return ;;
    --out | -o | --fragments) _icctwin_files "$word"; return ;;
    --site) [[ $command == new ]] && return; _icctwin_files "$word" '*.json'; return ;;
  esac
  if [[ -n $choices ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
    return
  fi
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    return
  fi

  # The arguments themselves: how many stand before this one?
  local place=0 i
  for ((i = 2; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
      --out | -o | --fragments | --site | --set | --progress | --lang | --format | --id | --accelerator | --inputs | --inputs-other | --group | --kpi | --work | --jobs) ((++i)) ;;
      -*) ;;
      *) ((++place)) ;;
    esac
  done
  case $command,$place in
    run,0 | check,0 | sweep,0) _icctwin_files "$word" '*.json' ;;
    report,0 | verify,0 | compare,* | sweep-pick,0 | sweep-report,0) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
    import,0) mapfile -t COMPREPLY < <(compgen -W 'philly openb_pods acme_kalos swf batsim opendc_tasks icctwin simai chakra' -- "$word") ;;
    import,1) _icctwin_files "$word" ;;
    catalog,0) mapfile -t COMPREPLY < <(compgen -W 'accelerators nodes racks chillers fabric models' -- "$word") ;;
    estimate,0) mapfile -t COMPREPLY < <(compgen -W 'training inference' -- "$word") ;;
    validate,0) mapfile -t COMPREPLY < <(compgen -W 'thermal training network inference' -- "$word") ;;
    validate,*) case ${COMP_WORDS[2]} in
        thermal) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
        inference) _icctwin_files "$word" ;;
        *) _icctwin_files "$word" '*.csv' ;;
      esac ;;
  esac
}

complete -F _icctwin icctwin
