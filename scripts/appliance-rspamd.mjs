// `npm run appliance:rspamd`: a throw-away rspamd on loopback until Ctrl-C, for a person to look at and for the product to be tried on. `-- --port N` changes its port.
// With `--json` one line tells a program where it is, and it ends when that program's pipe does.
import { requireNode } from './parts/node-floor.mjs';

requireNode(20, 12);
const { enter } = await import('./parts/ready.mjs');
const { startRspamd } = await import('./parts/rspamd.mjs');
const { words } = await import('./parts/say.mjs');

const people = ({ url, passwords, label, map, customers }) => words(
  `rspamd 관리자 페이지: ${url}/
비밀번호: ${passwords.privileged} (읽기 전용: ${passwords.readOnly}), 구성 ID: ${label}
허용 목록: ${map}
다른 터미널에서 실행하십시오:
  RSPAMD_PASSWORD=${passwords.privileged} npm run runbook -- plan rspamd/allow-sender --customer local-rspamd --customers ${customers}
종료하려면 Ctrl+C 를 누르십시오.`,
  `rspamd's admin page: ${url}/
Password: ${passwords.privileged} (read-only: ${passwords.readOnly}), configuration id: ${label}
The list: ${map}
In another terminal:
  RSPAMD_PASSWORD=${passwords.privileged} npm run runbook -- plan rspamd/allow-sender --customer local-rspamd --customers ${customers}
End it with Ctrl+C.`,
);

await enter(async () => {
  const json = process.argv.includes('--json');
  const at = process.argv.indexOf('--port');
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    if (json) process.stdin.resume().once('end', resolve).once('error', resolve);
  });
  const { close, ...running } = await startRspamd({ port: json ? undefined : Number(at < 0 ? 11_734 : process.argv[at + 1]) });
  console.log(json ? JSON.stringify(running) : people(running));
  await stopped;
  await close();
  // The pipe to a program that has gone would keep this process.
  process.exit();
});
