import { buffer } from 'node:stream/consumers';
import { open, type Entry, type ZipFile } from 'yauzl';

export interface ZippedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly flags: number;
  /** As it stands in the archive, without a zone. */
  readonly date: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

const dosDate = ({ lastModFileDate: date, lastModFileTime: time }: Entry): string =>
  `${(date >> 9) + 1980}-${two((date >> 5) & 15)}-${two(date & 31)} ${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`;

/** Everything in a zip file, in its order, by a reader that is not ours. */
export const unzip = async (file: string): Promise<ZippedFile[]> => {
  const zip = await new Promise<ZipFile>((resolve, reject) => open(file, { lazyEntries: true, autoClose: false }, (error, opened) => (opened ? resolve(opened) : reject(error ?? new Error(file)))));
  const found: ZippedFile[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (!stream) return reject(error ?? new Error(entry.fileName));
        void buffer(stream).then(bytes => {
          found.push({ name: entry.fileName, bytes, flags: entry.generalPurposeBitFlag, date: dosDate(entry) });
          zip.readEntry();
        }, reject);
      });
    });
    zip.readEntry();
  });
  zip.close();
  return found;
};
