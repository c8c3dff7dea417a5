import { calibrateWords } from './words/calibrate.ts';
import { demoWords } from './words/demo.ts';
import { evidenceWords } from './words/evidence.ts';
import { doctorWords } from './words/doctor.ts';
import { helpWords } from './words/help.ts';
import { inputWords } from './words/input.ts';
import { lookWords } from './words/look.ts';
import { machineWords } from './words/machine.ts';
import { nightWords } from './words/night.ts';
import { runWords } from './words/run.ts';

/** Every word the command line says, in both languages; a missing one does not compile. */
export const words = { help: helpWords, calibrate: calibrateWords, doctor: doctorWords, demo: demoWords, look: lookWords, machine: machineWords, evidence: evidenceWords, night: nightWords, ...inputWords, ...runWords };
