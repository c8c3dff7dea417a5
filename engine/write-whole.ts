import { writeSync } from 'node:fs';

/** Writes from `offset` of the bytes on at `position` of a file; tells how many bytes were taken, which may be fewer than there are on a disk that is nearly full (F-83). */
export type WritePart = (fd: number, bytes: Buffer, offset: number, position: number) => number;

export const writePart: WritePart = (fd, bytes, offset, position) => writeSync(fd, bytes, offset, bytes.length - offset, position);

/** Writes all bytes from `position` of a file on. @throws the file system's error when the disk does not take the rest */
export const writeWhole = (fd: number, bytes: Buffer, position: number, write: WritePart = writePart): void => {
  for (let at = 0; at < bytes.length; ) at += write(fd, bytes, at, position + at);
};
