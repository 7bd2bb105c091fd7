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

# train NAME SCRIPT OPTIONS...: trains out/train/NAME.onnx, or goes on with it
train() {
  local file=out/train/$1.onnx again=()
  [ ! -e "$file" ] || return 0
  [ ! -e "$file.checkpoint" ] || again=(--resume)
  "$python" $recipe/$2.py --data "$data" --out "$file" "${@:3}" "${again[@]}" | tee -a "$file.log"
}

case $network in
expression)
  ck() { echo "out/train/$1.onnx.checkpoint:$2"; }
  votes=$(ck votes wide) wide=$(ck wide wide) deep=$(ck deep deep) long=$(ck long long)
  taught=$(ck taught wide) twice=$(ck twice wide) told=$(ck told wide) again=$(ck again wide)
  train votes expression --epochs "${EPOCHS:-30}"
  train wide expression --epochs "${EPOCHS:-30}" --voter $votes --seed 1
  train deep expression --epochs "${EPOCHS:-30}" --voter $votes --size deep
  train long expression --epochs "${EPOCHS:-24}" --voter $votes --size long --begin $wide --rate 0.06 --teachers $wide $deep $votes
  train taught expression --epochs "${EPOCHS:-9}" --voter $votes --begin $wide --rate 0.06 --teachers $wide $deep
  train twice expression --epochs "${EPOCHS:-12}" --voter $votes --begin $taught --rate 0.04 --teachers $wide $deep $long $votes
  train reader-wide expression --epochs "${EPOCHS:-10}" --labels --begin $twice --rate 0.03 --seed 1
  train reader-deep expression --epochs "${EPOCHS:-10}" --labels --size deep --begin $deep --rate 0.03 --seed 2
  train reader-long expression --epochs "${EPOCHS:-10}" --labels --size long --begin $long --rate 0.03 --seed 3
  readers=("$(ck reader-wide wide)" "$(ck reader-deep deep)" "$(ck reader-long long)")
  train told expression --epochs "${EPOCHS:-9}" --readers "${readers[@]}" --begin $twice --rate 0.04 --teachers $twice $taught $deep $long --seed 4
  train again expression --epochs "${EPOCHS:-9}" --readers "${readers[@]}" --begin $told --rate 0.04 --teachers $twice $taught $deep $long --seed 6
  train last expression --epochs "${EPOCHS:-9}" --readers "${readers[@]}" --begin $told $again --rate 0.02 --teachers $twice $taught $deep $long $told $again --seed 7
  train expression expression --epochs 0 --begin "$(ck last wide)" $told $again
  "$python" $recipe/quantise.py --data "$data" "$out" models/weights/expression.onnx
  cat out/train/{votes,wide,deep,long,taught,twice,reader-wide,reader-deep,reader-long,told,again,last,expression}.onnx.log >$recipe/expression.log
  ;;
detector)
  train first detector --minutes "${MINUTES:-200}"
  first=out/train/first.onnx.checkpoint second=out/train/second.onnx.checkpoint third=out/train/third.onnx.checkpoint
  train second detector --minutes "${MINUTES:-75}" --begin $first --rate 1.5e-3
  train third detector --minutes "${MINUTES:-22}" --begin $first $second --rate 7e-4
  train detector detector --minutes 0 --begin $first $second $third
  "$python" $recipe/quantise_detector.py --data "$data" "$out" models/weights/detector.onnx
  cat out/train/{first,second,third,detector}.onnx.log >$recipe/detector.log
  ;;
*)
  echo "train what? expression or detector" >&2
  exit 2
  ;;
esac
echo "now build, measure (make model-report) and look, before committing weights"
