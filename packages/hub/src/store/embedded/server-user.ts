import { stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/** A user id and group id. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` on every Linux and macOS that has the user at all; the number needs no entry in /etc/passwd to work. */
const nobody: ServerUser = { uid: 65534, gid: 65534 };

/** Whom the database server runs as: PostgreSQL refuses to run as root, so there it is `nobody`; null: as ourselves. */
export function serverUser(): ServerUser | null {
  return process.getuid?.() === 0 ? nobody : null;
}

/** The name under which the operating system knows this process: the only one that the server lets in. */
export function ownUserName(): string {
  return userInfo().username;
}

/**
 * The nearest folder at or above `path` that the server's user cannot pass through, or null where it can reach `path`.
 * @param path may not exist yet; what exists of it counts
 */
export async function findBarrier(path: string, user: ServerUser): Promise<string | null> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found) {
      const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return folder;
    }
    if (dirname(folder) === folder) return null;
  }
}
