#!/usr/bin/env bash
# Trains the built-in expression network further on the image sets in DATA, with people who talk
# and a teacher of an npm package, and writes its ONNX file and card to models/weights. What it
# makes is in out/train; after a stop, the same command continues from the last checkpoint.
# MINUTES of the processor and VIEWS of each face can be changed.
#   .ci/tune.sh PYTHON DATA
set -euo pipefail
cd "$(dirname "$0")/.."

python=$1 data=$(realpath "$2")
recipe=models/train out=out/train faces=out/train/faces
mkdir -p "$faces"
export PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1
common=(--data "$data" --facecue bin/facecue --work "$faces")

[ -e $out/start.checkpoint ] || "$python" $recipe/unfold.py --data "$data" models/weights/expression.onnx $out/start.checkpoint
"$python" $recipe/teach.py "${common[@]}" --faceapi out/peers/node_modules/@vladmandic/face-api --start $out/start.checkpoint:wide
if [ ! -e $out/tuned.onnx ]; then
  resume=()
  [ ! -e $out/tuned.run ] || resume=(--resume)
  "$python" $recipe/tune.py "${common[@]}" --begin $out/start.checkpoint:wide --views-folder $out/views --views "${VIEWS:-2}" \
    --minutes "${MINUTES:-22}" --out $out/tuned "${resume[@]}" | tee -a $out/tuned.log
  "$python" $recipe/expression.py --data "$data" --epochs 0 --begin $out/tuned.checkpoint:wide --out $out/tuned.onnx
fi
"$python" $recipe/measures.py "${common[@]}" $out/start.checkpoint:wide $out/tuned.checkpoint:wide
"$python" $recipe/quantise.py --data "$data" $out/tuned.onnx models/weights/expression.onnx
echo "before you commit the weights: make build, make model-report, make peers, and compare the figures"
