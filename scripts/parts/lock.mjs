import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { runningChildren } from './child.mjs';
import { say, Stop, words } from './say.mjs';

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const read = (file) => {
  try {
    return { pids: JSON.parse(readFileSync(file, 'utf8')).pids };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    // Created this moment and not yet written, or broken off while writing: only age tells.
    try {
      return { pids: [], young: Date.now() - statSync(file).mtimeMs < 5000 };
    } catch {
      return undefined;
    }
  }
};

const notWritable = (error, file) =>
  ['EACCES', 'EPERM', 'EROFS'].includes(error.code)
    ? new Stop(words(`이 폴더에 쓸 권한이 없습니다: ${dirname(file)}. 소유자로 실행하거나 자신의 폴더에 다시 복제(git clone)하십시오.`, `No permission to write into this folder: ${dirname(file)}. Run as its owner, or clone into a folder of your own.`))
    : error;

const create = (file) => {
  try {
    writeFileSync(file, JSON.stringify({ pids: [process.pid] }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw notWritable(error, file);
  }
};

/** Takes a dead owner's lock away under a name of our own, and gives it back when it was not the dead one after all. */
const clear = (file, dead) => {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const taken = read(aside);
    if (taken && JSON.stringify(taken.pids) !== JSON.stringify(dead.pids) && create(file)) writeFileSync(file, JSON.stringify(taken));
    rmSync(aside, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
};

/**
 * Runs `work` while this process alone holds the lock file. `work` gets a function to call after starting a child, so that the lock stays taken
 * while such a child lives on after we were killed. Waits up to `waitMs` for another live owner, then stops with the way out.
 */
export const withLock = async (file, work, waitMs = 15 * 60_000) => {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw notWritable(error, file);
  }
  const start = Date.now();
  let told = false;
  while (!create(file)) {
    const owner = read(file);
    if (!owner) continue;
    if (!owner.young && !owner.pids.some(alive)) {
      clear(file, owner);
      continue;
    }
    if (!told) say('다른 준비 작업이 끝나기를 기다립니다.', 'Waiting for another set-up to finish.');
    told = true;
    if (Date.now() - start > waitMs) {
      const owners = owner.pids.join(', ');
      throw new Stop(words(
        `다른 준비 작업이 끝나지 않습니다(프로세스 ${owners}). 그런 작업이 없으면 다음 파일을 지운 뒤 다시 실행하십시오: ${file}`,
        `Another set-up does not end (process ${owners}). If there is none, delete this file and run again: ${file}`,
      ));
    }
    await after(100);
  }
  try {
    return await work(() => writeFileSync(file, JSON.stringify({ pids: [process.pid, ...runningChildren()] })));
  } finally {
    rmSync(file, { force: true });
  }
};
