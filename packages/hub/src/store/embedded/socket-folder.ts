import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, rmdir } from 'node:fs/promises';
import { SocketFolderError } from '../errors/socket-folder.ts';
import type { ServerUser } from './server-user.ts';

/** Twelve hexadecimal digits that stand for a folder. */
export function folderHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

/**
 * The folder of the server's Unix socket, made when absent. It stands in /tmp because a socket's path may have only 107 bytes, and is
 * therefore private and checked: whoever made it first, it is used only when it is ours and nobody else can enter.
 * @throws SocketFolderError
 */
export async function openSocketFolder(databaseFolder: string, user: ServerUser | null): Promise<string> {
  const folder = `/tmp/sundog-${folderHash(databaseFolder)}`;
  const uid = user?.uid ?? process.getuid?.() ?? 0;
  try {
    await mkdir(folder, { mode: 0o700 });
    await chmod(folder, 0o700);
    if (user) await chown(folder, user.uid, user.gid);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw new SocketFolderError(folder, 'it could not be made', error);
  }
  const found = await lstat(folder);
  if (!found.isDirectory()) throw new SocketFolderError(folder, 'something that is not a folder stands there');
  // Root made it and was stopped before giving it away.
  if (user && found.uid === 0 && process.getuid?.() === 0) await chown(folder, user.uid, user.gid);
  else if (found.uid !== uid) throw new SocketFolderError(folder, 'it belongs to another user of this machine');
  if ((found.mode & 0o077) !== 0) throw new SocketFolderError(folder, 'other users of this machine can enter it');
  return folder;
}

/** Removes the folder of a server that has stopped. Where another has just begun to listen in it, it stays. */
export async function removeSocketFolder(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOENT') throw error;
  }
}
