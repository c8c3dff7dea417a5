import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeReport } from '../../../engine/evidence/report.ts';
import type { Picture } from '../../../engine/events.ts';
import { plainPng, plainScreens } from './plain-png.ts';
import { sampleRun, SampleJournal, startEvent, usualTexts, writeRun } from './sample-run.ts';

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'report-'));

const sampleReport = async (lang?: 'ko' | 'en'): Promise<{ dir: string; text: string }> => {
  const dir = await folder();
  await writeRun(dir, sampleRun(plainScreens()));
  return { dir, text: await readFile(await writeReport(dir, lang, 'Asia/Seoul'), 'utf8') };
};

test('the policy lets nothing in but data pictures and the one style, by its hash; there is no script', async () => {
  const { text } = await sampleReport();
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(text).toContain(`content="default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`);
  expect(text).not.toMatch(/<script|\son\w+=|javascript:|style="|@import|url\(/i);
  expect(text.match(/(?:src|href)="(?!data:|#)[^"]*"/g)).toBeNull();
});

test('each picture is embedded once, byte for byte, and later places refer to it', async () => {
  const { text } = await sampleReport();
  const embedded = [...text.matchAll(/<image id="i\d+" href="data:image\/png;base64,([^"]+)"/g)].map(match => match[1] ?? '');
  expect(new Set(embedded).size).toBe(embedded.length);
  const used = ['menu', 'list', 'filled', 'policy', 'entry', 'moved', 'limit', 'after'] as const;
  const screens = plainScreens();
  expect(new Set(embedded)).toEqual(new Set(used.map(name => screens[name].bytes.toString('base64'))));
  const uses = [...text.matchAll(/<use href="#i(\d+)"\/>/g)].map(match => Number(match[1]));
  expect(uses.length).toBeGreaterThan(embedded.length);
  expect(new Set(uses)).toEqual(new Set(embedded.map((_, i) => i + 1)));
});

test('the guide\'s words, states and marks stand in the sheets', async () => {
  const { text } = await sampleReport();
  for (const words of [
    'TMW 관리자 페이지로 접속 후 [필터 관리] 메뉴 클릭', '[O] 저장 아이콘 클릭', '※ 대상 IP 리스트에 메일 발송 장비의 IP 추가', '비고: 대상 IP는 (2/2) 3번에서 입력', '재구성(원문 유실)', '복원', '가이드에 없는 절차',
    '실행함', '이미 설정됨', '수작업', '수작업 중 보류한 저장 요청', 'value of field: maxRcpt', '진행하지 않음', '실패', '대량메일 화이트 처리 정보 등록', '(1/2)', '(2/2)', '변경 완료', '종료 코드', 'CS-20481', 'WATCHER-01', 'TERRACE MAIL Watcher 4.1.0', '장비가 24초 느림',
    '내보낸 저장 요청 2건, 차단한 요청 4건', '저장하시겠습니까?', '브라우저 화면을 찍을 수 없습니다', '보류: 화면 확인 필요. 정해지지 않은 해석: tmw-1', '이 값은 모든 발송자에게 적용될 수 있습니다.', '기록 없음: NAT 확인', '1,204', '메뉴로 다시 들어가 전체 1쪽 3건',
  ]) {
    expect(text, words).toContain(words.replaceAll('>', '&gt;'));
  }
  expect(text).not.toContain('jsessionid');
});

test('English on request, with the guide\'s lines still in Korean and said to be so', async () => {
  const { text } = await sampleReport('en');
  expect(text).toContain('<html lang="en">');
  expect(text).toContain('already so');
  expect(text).toContain('lang="ko">[O] 저장 아이콘 클릭');
});

test('a missing, an exchanged and an odd picture file are said to be so and never embedded', async () => {
  const dir = await folder();
  const png = plainPng(10, 10, 7);
  const secret = join(await folder(), 'outside.png');
  await writeFile(secret, plainPng(10, 10, 200));
  const picture = (file: string, bytes: Buffer): Picture => ({ file, sha256: createHash('sha256').update(bytes).digest('hex'), width: 10, height: 10 });
  const journal = new SampleJournal();
  journal.add(startEvent(usualTexts, 'verify'));
  journal.add({ type: 'section-started', section: 's', title: 'S', phase: 'survey', slide: 'TMW-2' });
  const text = Buffer.from('<svg onload="alert(1)"/>');
  const cases = [picture('pictures/gone.png', Buffer.from('gone')), picture('pictures/swapped.png', Buffer.from('swapped')), picture('pictures/odd.png', text), picture('pictures/../../outside.png', plainPng(10, 10, 200)), picture(secret, plainPng(10, 10, 201))];
  for (const [i, one] of cases.entries()) {
    journal.add({ type: 'step-finished', section: 's', ref: `TMW-2a.${i + 1}`, text: 'x', state: 'legible', verb: 'look', phase: 'survey', outcome: 'done', typed: [], tookMs: 1, dialogs: [], picture: one });
  }
  await writeRun(dir, { journal, files: new Map([['pictures/swapped.png', png], ['pictures/odd.png', text]]) });
  const report = await readFile(await writeReport(dir), 'utf8');
  expect(report).not.toContain('data:image');
  expect(report).toContain('사진을 찾을 수 없습니다: pictures/gone.png');
  expect(report).toContain('사진이 기록된 해시와 다릅니다: pictures/swapped.png');
  expect(report).toContain('사진으로 읽을 수 없는 파일입니다: pictures/odd.png');
});

test('a run that crashed in the middle of a save says so', async () => {
  const dir = await folder();
  const journal = new SampleJournal();
  journal.add(startEvent(usualTexts, 'apply'));
  journal.add({ type: 'intent', intent: 'i', section: 's', ref: 'TMW-2a.5', rule: 'x', method: 'POST', path: '/x', before: 1, after: 2 });
  await writeRun(dir, { journal, files: new Map() });
  await writeFile(join(dir, 'journal.jsonl'), `${journal.text}{"n":3`);
  const report = await readFile(await writeReport(dir), 'utf8');
  for (const words of ['결과 불명', '다시 저장하지 마십시오', '종료 코드 <b>5</b>', '기록의 마지막 줄이 쓰는 도중에 끊겼습니다.', '로그인하지 못함']) expect(report).toContain(words);
});
