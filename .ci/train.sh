#!/usr/bin/env bash
# Trains a network from a data folder to the ONNX file and its card in
# models/weights. Checkpoints and logs are in out/train; run again after a stop, it
# goes on from the last checkpoint. EPOCHS and MINUTES make a run shorter.
#   .ci/train.sh expression|detector PYTHON DATA
set -euo pipefail
cd "$(dirname "$0")/.."

network=$1 python=$2 data=$(realpath "$3")
mkdir -p out/train
recipe=models/train out=out/train/$network.onnx
export PYTHONDONTWRITEBYTECODE=1

# learn NAME ARGUMENTS: one expression network, from where it was left.
learn() {
  local again=() to=out/train/$1.onnx
  [ ! -e "$to.checkpoint" ] || again=(--resume)
  "$python" $recipe/expression.py --data "$data" --out "$to" "${again[@]}" "${@:2}"
}

case $network in
expression)
  learn wide --size wide --seed 0 --epochs "${EPOCHS:-30}"
  learn deep --size deep --seed 1 --epochs "${EPOCHS:-30}"
  learn expression --size small --seed 2 --epochs "${EPOCHS:-46}" \
    --teachers out/train/wide.onnx.checkpoint:wide out/train/deep.onnx.checkpoint:deep
  "$python" $recipe/quantise.py --data "$data" "$out" models/weights/expression.onnx
  cat out/train/{wide,deep,expression}.onnx.log >$recipe/expression.log
  ;;
detector)
  again=()
  [ ! -e "$out.checkpoint" ] || again=(--resume)
  "$python" $recipe/detector.py --data "$data" --minutes "${MINUTES:-100}" --out "$out" "${again[@]}" | tee -a "$out.log"
  "$python" $recipe/quantise_detector.py --data "$data" "$out" models/weights/detector.onnx
  cp "$out.log" $recipe/detector.log
  ;;
*)
  echo "train what? expression or detector" >&2
  exit 2
  ;;
esac
echo "now build, measure (make model-report) and look, before committing weights"
