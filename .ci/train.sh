#!/usr/bin/env bash
# Trains a network from a data folder to the ONNX file and its card in
# models/weights. Checkpoints and logs are in out/train; run again after a stop, it
# goes on from the last checkpoint. EPOCHS and MINUTES make a run shorter.
#   .ci/train.sh expression|detector|detector-fast PYTHON DATA
set -euo pipefail
cd "$(dirname "$0")/.."

network=$1 python=$2 data=$(realpath "$3")
mkdir -p out/train
recipe=models/train out=out/train/$network.onnx
export PYTHONDONTWRITEBYTECODE=1

# expression NAME OPTIONS...: trains out/train/NAME.onnx, or goes on with it
expression() {
  local file=out/train/$1.onnx again=()
  [ ! -e "$file" ] || return 0
  [ ! -e "$file.checkpoint" ] || again=(--resume)
  "$python" $recipe/expression.py --data "$data" --out "$file" "${@:2}" "${again[@]}"
}

again=()
[ ! -e "$out.checkpoint" ] || again=(--resume)
case $network in
expression)
  votes=out/train/votes.onnx.checkpoint:wide wide=out/train/wide.onnx.checkpoint:wide deep=out/train/deep.onnx.checkpoint:deep
  expression votes --epochs "${EPOCHS:-30}"
  expression wide --epochs "${EPOCHS:-30}" --voter $votes --seed 1
  expression deep --epochs "${EPOCHS:-30}" --voter $votes --size deep
  expression expression --epochs "${EPOCHS:-24}" --voter $votes --size long --begin $wide --rate 0.06 --teachers $wide $deep $votes
  "$python" $recipe/quantise.py --data "$data" "$out" models/weights/expression.onnx
  cp "$out.log" $recipe/expression.log
  ;;
detector | detector-fast)
  kind=${network#detector-}
  "$python" $recipe/detector.py --data "$data" --network "$kind" --minutes "${MINUTES:-100}" --out "$out" "${again[@]}" | tee -a "$out.log"
  "$python" $recipe/quantise_detector.py --data "$data" "$out" models/weights/$network.onnx
  cp "$out.log" $recipe/$network.log
  ;;
*)
  echo "train what? expression, detector or detector-fast" >&2
  exit 2
  ;;
esac
echo "now build, measure (make model-report) and look, before committing weights"
