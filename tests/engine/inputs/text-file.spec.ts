import { expect, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { decodeText } from '../../../engine/inputs/text-file.ts';

const TEXT = 'name: 가온물산\n';
const CASES: readonly [string, Buffer, string][] = [
  ['UTF-16LE with BOM', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'file.utf16'],
  ['UTF-16LE without BOM', Buffer.from('name: x', 'utf16le'), 'file.utf16'],
  ['UTF-16BE with BOM', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), 'file.utf16'],
  ['UTF-16LE without BOM in Korean', Buffer.from('name: 가온물산 누리교육 한국어\n', 'utf16le'), 'file.utf16'],
  ['UTF-8 with one NUL', Buffer.from('name: 가온물산\0\n'), 'file.nul'],
  ['CP949', iconv.encode(TEXT, 'cp949'), 'file.cp949'],
  ['neither', Buffer.from([0x61, 0xff, 0xff, 0x0a]), 'file.not-text'],
];

for (const [name, bytes, code] of CASES) {
  test(`F-90: ${name} is recognised and refused as ${code}`, () => {
    expect(decodeText(bytes, 'f')).toMatchObject({ ok: false, problem: { code, where: 'f' } });
  });
}

test('F-90: a UTF-8 BOM is taken off, and only one', () => {
  expect(decodeText(Buffer.from(`\ufeff${TEXT}`), 'f')).toEqual({ ok: true, text: TEXT, bom: true });
  expect(decodeText(Buffer.from(TEXT), 'f')).toEqual({ ok: true, text: TEXT, bom: false });
  expect(decodeText(Buffer.from('\ufeff\ufeffa'), 'f')).toEqual({ ok: true, text: '\ufeffa', bom: true });
});
