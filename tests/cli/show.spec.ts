import { expect, test } from '@playwright/test';
import { runbooks } from '../../runbooks/index.ts';
import { command } from './test-io.ts';

test('show tmw/max-recipients prints chapter, title, lead and the nine lines of the guide', async () => {
  const { code, out } = await command(['show', 'tmw/max-recipients', '--lang', 'ko']);
  expect(code).toBe(0);
  const lines = out.split('\n');
  expect(lines.slice(0, 6)).toEqual(['tmw/max-recipients', '', 'TMW 조치 가이드', '대량메일 최대 수신자 수 제한 설정', '대량메일을 발송하는 최대 수신자 수를 제한합니다.', '']);
  const numbered = lines.flatMap((line) => /^ *(\d+)\. (.*?)(?: {2}\[복원\])?$/.exec(line)?.slice(1, 3).join('. ') ?? []);
  expect(numbered).toEqual([
    '1. TMW 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', '2. [스팸 고급 필터 〉 SMTP 단계 차단] 메뉴 클릭', '3. [최대 수신자 수 제한] 메뉴 클릭', '4. 최대 수신자 수 입력',
    '5. [+] 추가 버튼 클릭', '6. 대량메일 발송 허용을 위한 정보 입력', '7. [>>] 추가 버튼 클릭', '8. [O] 저장 아이콘 클릭', '9. [O] 저장 아이콘 클릭',
  ]);
  expect(lines).toContain('    ※ 대상 IP 리스트에 메일 발송 장비의 IP 추가');
  expect(lines).toContain('시스템관리자 권한이 필요한 페이지입니다.');
});

for (const book of runbooks) {
  test(`show ${book.id} holds every line and note of its slides, in order`, async () => {
    const { out } = await command(['show', book.id, '--lang', 'en']);
    let at = 0;
    for (const text of book.slides.flatMap((slide) => [slide.chapter, slide.title, slide.lead, ...slide.lines.flatMap((line) => [line.text, ...(line.note === undefined ? [] : [line.note])])])) {
      const found = out.indexOf(text, at);
      expect(found, text).toBeGreaterThanOrEqual(at);
      at = found + text.length;
    }
  });
}

test('a bare name shows the slides of both appliances', async () => {
  const { out } = await command(['show', 'super-white-ip', '--lang', 'ko']);
  expect(out).toContain('TMSe 조치 가이드');
  expect(out).toContain('(1/2)');
  expect(out).toContain('(비고: 대상 IP는 (2/2) 3번에서 입력)');
});

test('json and md carry the same lines', async () => {
  const json = JSON.parse((await command(['show', 'tmw/super-white-ip', '--json'])).out) as { slides: { lines: { text: string; state: string }[] }[] }[];
  expect(json[0]?.slides.map((slide) => slide.lines.length)).toEqual([5, 5]);
  const { out } = await command(['show', 'tmw/super-white-ip', '--format', 'md', '--lang', 'ko']);
  for (const line of json.flatMap((book) => book.slides.flatMap((slide) => slide.lines))) expect(out.replaceAll('\\', '')).toContain(line.text);
});

test('an unknown book or format is refused with what there is', async () => {
  const { code, err } = await command(['show', 'nonsense', '--format', 'pdf', '--lang', 'ko']);
  expect(code).toBe(1);
  expect(err).toContain('nonsense: 없는 조치 절차입니다. 있는 절차: tmse/blocked-mail');
  expect(err).toContain('--format: 쓸 수 없는 형식입니다: pdf');
});

test('list names every runbook once, aligned although Hangul is wide', async () => {
  const { out } = await command(['list', '--lang', 'ko']);
  const rows = out.trimEnd().split('\n');
  expect(rows.map((row) => row.split(' ')[0])).toEqual(runbooks.map((one) => one.id));
  const columns = rows.filter((row) => row.includes('[')).map((row) => Array.from(row.slice(0, row.indexOf('['))).reduce((sum, one) => sum + (/[가-힣]/.test(one) ? 2 : 1), 0));
  expect(new Set(columns).size).toBe(1);
  expect((JSON.parse((await command(['list', '--json'])).out) as { id: string }[]).map((one) => one.id)).toEqual(runbooks.map((one) => one.id));
});
