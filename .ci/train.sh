#!/usr/bin/env bash
# Trains a network from a data folder to the ONNX file and its card in
# models/weights. Checkpoints and the log are in out/train; run again after a stop,
# it goes on from the last checkpoint. EPOCHS and MINUTES make a run shorter.
#   .ci/train.sh expression|detector PYTHON DATA
set -euo pipefail
cd "$(dirname "$0")/.."

network=$1 python=$2 data=$(realpath "$3")
mkdir -p out/train
recipe=models/train out=out/train/$network.onnx
export PYTHONDONTWRITEBYTECODE=1

case $network in
expression)
  again=()
  [ ! -e "$out.checkpoint" ] || again=(--resume)
  "$python" $recipe/expression.py --data "$data" --epochs "${EPOCHS:-36}" --out "$out" "${again[@]}"
  "$python" $recipe/quantise.py --data "$data" "$out" models/weights/expression.onnx
  cp "$out.log" $recipe/expression.log
  ;;
detector)
  again=()
  [ ! -e "${out%.onnx}.pt" ] || again=(--resume "${out%.onnx}.pt")
  "$python" $recipe/detector.py --data "$data" --minutes "${MINUTES:-80}" --out "$out" "${again[@]}"
  "$python" $recipe/halve.py "$out" models/weights/detector.onnx
  ;;
*)
  echo "train what? expression or detector" >&2
  exit 2
  ;;
esac
echo "now build, measure (make model-report) and look, before committing weights"
