import { expect, test } from '@playwright/test';
import { command } from './test-io.ts';

const commands = ['list', 'show', 'diagnose', 'plan', 'apply', 'verify', 'rollback', 'report', 'history', 'trust', 'machines', 'rearm', 'unlock', 'config', 'schema', 'demo', 'simulators', 'completion'];

for (const lang of ['ko', 'en'] as const) {
  test(`help names every command (${lang})`, async () => {
    const { code, out, err } = await command(['--help', '--lang', lang]);
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const one of commands) expect(out).toMatch(new RegExp(`^  ${one}\\b`, 'm'));
    expect(out).toContain(lang === 'ko' ? '사용법: runbook [옵션] [명령]' : 'Usage: runbook [options] [command]');
    expect(out).toContain(lang === 'ko' ? '예:\n  $ runbook' : 'Examples:\n  $ runbook');
  });

  for (const one of commands) {
    test(`help of ${one} has an example (${lang})`, async () => {
      const words = one === 'config' ? ['config', 'check'] : [one];
      const { code, out } = await command([...words, '--help', '--lang', lang]);
      expect(code).toBe(0);
      expect(out).toContain(`  $ runbook ${words.join(' ')}`);
      expect(/[가-힣]{2,}/.test(out.replaceAll('홍길동', '').replaceAll('김운영', ''))).toBe(lang === 'ko');
    });
  }
}

test('the language comes from --lang, RUNBOOK_LANG, LC_ALL, LANG, in this order', async () => {
  const korean = async (argv: string[], env: Record<string, string>) => (await command(argv, { env })).out.includes('사용법');
  expect(await korean(['--help'], { LANG: 'ko_KR.UTF-8' })).toBe(true);
  expect(await korean(['--help'], { LC_ALL: 'en_US.UTF-8', LANG: 'ko_KR.UTF-8' })).toBe(false);
  expect(await korean(['--help'], { RUNBOOK_LANG: 'ko', LC_ALL: 'en_US.UTF-8' })).toBe(true);
  expect(await korean(['--help', '--lang=en'], { RUNBOOK_LANG: 'ko' })).toBe(false);
});

test('a command that cannot be understood ends with 1, in the reader’s language', async () => {
  const cases: readonly [string[], string][] = [
    [['nonsense'], '알 수 없는 명령입니다: nonsense'],
    [['plan', '--nonsense'], '알 수 없는 옵션입니다: --nonsense'],
    [['show'], '필요한 인수가 없습니다: BOOK'],
    [['plan', '--customer'], '옵션에 값이 없습니다: --customer'],
    [['list', 'too', 'many'], '인수가 너무 많습니다.'],
    [['completion', 'fish'], '쓸 수 없는 값입니다: fish'],
    [['list', '--lang', 'fr'], '쓸 수 없는 언어입니다: fr'],
  ];
  for (const [argv, sentence] of cases) {
    const { code, out, err } = await command(argv, { env: { RUNBOOK_LANG: 'ko' } });
    // A language that is not known has no reader's language.
    expect(err, argv.join(' ')).toContain(argv.includes('fr') ? 'This language is not known: fr' : sentence);
    expect(code).toBe(1);
    expect(out).toBe('');
  }
});

test('without a command the help is shown and the exit code is 1', async () => {
  const { code, err, out } = await command([], { env: { RUNBOOK_LANG: 'en' } });
  expect(code).toBe(1);
  expect(out + err).toContain('Usage: runbook');
});
