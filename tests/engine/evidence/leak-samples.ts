import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { plainPng } from './plain-png.ts';

const zip = async (members: Readonly<Record<string, Buffer>>, compress: boolean): Promise<Buffer> => {
  const file = new ZipFile();
  for (const [name, bytes] of Object.entries(members)) file.addBuffer(bytes, name, { compress });
  file.end();
  return buffer(file.outputStream);
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(8);
  out.writeUInt32BE(data.length, 0);
  out.writeUInt32BE(typeof crc32 === 'function' ? crc32(body) : 0, 4);
  return Buffer.concat([out.subarray(0, 4), body, out.subarray(4)]);
};

/** A picture with one more chunk before its end. */
const pngWith = (type: string, data: Buffer): Buffer => {
  const png = plainPng(40, 20, 90);
  return Buffer.concat([png.subarray(0, -12), chunk(type, data), png.subarray(-12)]);
};

const text = (...parts: (string | Buffer)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** RIFF of a WebP with metadata; its pixels are of no interest. */
const webp = (metadata: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(metadata.length);
  return text('RIFF', size, 'WEBPXMP ', size, metadata);
};

const pdf = (stream: Buffer, dictionary: string, around = ''): Buffer =>
  text(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${around} >>\nendobj\n7 0 obj\n<< /Length ${stream.length} ${dictionary} >>\nstream\n`, stream, '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');

/** Makes one kind of evidence file around given bytes. */
export const kinds: Readonly<Record<string, (planted: Buffer) => Buffer | Promise<Buffer>>> = {
  'journal.jsonl': (planted) => text('{"n":1,"type":"x","note":"', planted, '"}\n'),
  'run.log': (planted) => text('{"level":20,"msg":"', planted, '"}\n'),
  'report.html': (planted) => text('<!doctype html><p>', planted, '</p>'),
  'html with a picture in it': (planted) => text('<img src="data:image/png;base64,', pngWith('zTXt', text('Comment\0\0', deflateSync(planted))).toString('base64'), '">'),
  'html after a picture': (planted) => text('<img src="data:image/png;base64,', plainPng(4, 4, 1).toString('base64'), '"><p>', planted, '</p>'),
  'ticket.md': (planted) => text('| 항목 | ', planted, ' |\n'),
  'history.csv': (planted) => text('\ufeffa,b\r\n', planted, ',c\r\n'),
  'picture.png tEXt': (planted) => pngWith('tEXt', text('Comment\0', planted)),
  'picture.png zTXt': (planted) => pngWith('zTXt', text('Comment\0\0', deflateSync(planted))),
  'picture.png iTXt': (planted) => pngWith('iTXt', text('Comment\0\u0001\0ko\0\0', deflateSync(planted))),
  'picture.png after its end': (planted) => text(plainPng(40, 20, 90), planted),
  'picture.webp': webp,
  'report.pdf stream': (planted) => pdf(deflateSync(text('BT ', planted, ' ET')), '/Filter /FlateDecode'),
  'report.pdf hexadecimal stream': (planted) => pdf(text(deflateSync(planted).toString('hex'), '>'), '/Filter [/ASCIIHexDecode /FlateDecode]'),
  'report.pdf outside': (planted) => pdf(deflateSync('BT ET'), '/Filter /FlateDecode', `/Title <${Buffer.concat([Buffer.from('feff', 'hex'), planted]).toString('hex')}>`),
  'pack.zip stored': (planted) => zip({ 'a.txt': text('x', planted, 'y') }, false),
  'pack.zip deflated': (planted) => zip({ 'a.txt': text('x'.repeat(300), planted, 'y'.repeat(300)) }, true),
  'pack.zip in a zip': async (planted) => zip({ 'inner.zip': await zip({ 'a.txt': text('x'.repeat(300), planted) }, true) }, true),
  'pack.zip with a PDF': async (planted) => zip({ 'report.pdf': pdf(deflateSync(text('BT ', planted, ' ET')), '/Filter /FlateDecode') }, true),
  'trace.gz': (planted) => gzipSync(text('x'.repeat(300), planted)),
};
