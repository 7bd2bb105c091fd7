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

again=()
[ ! -e "$out.checkpoint" ] || again=(--resume)
case $network in
expression)
  "$python" $recipe/expression.py --data "$data" --epochs "${EPOCHS:-36}" --out "$out" "${again[@]}"
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
