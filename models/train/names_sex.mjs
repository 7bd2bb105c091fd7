// Reads first names, one a line, and prints 0 for a woman's name, 1 for a man's, -1 where it is
// not known, by the npm package gender-detection-from-name (MIT licence), which is looked for from the current folder.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const { getGender } = createRequire(process.cwd() + "/")("gender-detection-from-name");
const numbers = { female: 0, male: 1 };
for (const name of readFileSync(0, "utf8").trimEnd().split("\n")) console.log(numbers[getGender(name, "en")] ?? -1);
