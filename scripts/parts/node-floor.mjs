// Runs before anything else is loaded, so it is written in a syntax that old Node versions still read.
const [major, minor] = process.versions.node.split('.').map(Number);

/** Ends the process with one clear sentence when this Node is too old. */
export const requireNode = (wantedMajor, wantedMinor) => {
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  const wanted = `${wantedMajor}.${wantedMinor}`;
  const language = process.env.RUNBOOK_LANG || process.env.LC_ALL || process.env.LANG || '';
  console.error(
    /^ko/i.test(language)
      ? `Node.js ${wanted} 이상이 필요합니다(현재 ${process.versions.node}). https://nodejs.org 에서 LTS 버전을 설치한 뒤 다시 실행하십시오.`
      : `Node.js ${wanted} or newer is needed (this is ${process.versions.node}). Install the LTS version from https://nodejs.org and run this again.`,
  );
  process.exit(1);
};
