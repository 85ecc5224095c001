import type { TeamId } from '../layout/agent-layout.ts';

/** What a subject names at its end. */
export type TopicSlot = 'none' | 'user' | 'asset' | 'site';

/** A thing that people write tickets about. */
export interface Topic {
  readonly subject: string;
  readonly slot: TopicSlot;
  readonly details: string;
  /** What was done in the end. */
  readonly solution: string;
  /** Index of the category in CATEGORIES. */
  readonly category: number;
  /** Id of the ticket type. */
  readonly type: number;
  readonly team: TeamId;
  /** 1 critical to 4 low: the priority it has as a rule. */
  readonly priority: 1 | 2 | 3 | 4;
  readonly weight: number;
}

const topic = (
  [subject, slot]: readonly [string, TopicSlot],
  [category, type, team, priority, weight]: readonly [
    category: number,
    type: number,
    team: TeamId,
    priority: 1 | 2 | 3 | 4,
    weight: number,
  ],
  [details, solution]: readonly [string, string],
): Topic => ({ subject, slot, details, solution, category, type, team, priority, weight });

export const TOPICS: readonly Topic[] = [
  topic(
    ['Password reset for', 'user'],
    [0, 3, 1, 3, 14],
    [
      'User is locked out after the holiday and needs a new password for Windows and Microsoft 365.',
      'Identity confirmed by phone, password reset, user signed in.',
    ],
  ),
  topic(
    ['Account locked:', 'user'],
    [0, 1, 1, 3, 8],
    ['The account locks again a few minutes after it is unlocked.', 'Old password removed from the phone, lockout stopped.'],
  ),
  topic(
    ['MFA prompt does not arrive for', 'user'],
    [0, 1, 1, 3, 7],
    [
      'New phone, the authenticator was not moved. Cannot sign in to Outlook.',
      'MFA methods reset, registered again with the user.',
    ],
  ),
  topic(
    ['New starter:', 'user'],
    [1, 11, 1, 3, 5],
    [
      'Please set up account, mailbox, licence and laptop for the person named above. Starts next Monday.',
      'Account, licence and groups created; laptop built and handed over.',
    ],
  ),
  topic(
    ['Leaver:', 'user'],
    [1, 11, 1, 3, 4],
    [
      'Last day is Friday. Please convert the mailbox and remove access.',
      'Sign-in blocked, mailbox converted to shared, licence returned.',
    ],
  ),
  topic(
    ['Access to shared folder for', 'user'],
    [1, 3, 1, 4, 6],
    [
      'Needs read and write access to the Finance share. Approved by the manager.',
      'Added to the group, access confirmed after sign-out.',
    ],
  ),
  topic(
    ['Outlook does not open on', 'asset'],
    [2, 1, 1, 3, 7],
    ['Outlook stays at "Loading profile". Restarted twice already.', 'Profile rebuilt, add-in disabled, mail flows.'],
  ),
  topic(
    ['Mail bounces to external recipients at', 'site'],
    [2, 1, 1, 2, 4],
    ['Messages to one supplier come back with 550 5.7.1.', 'SPF record corrected; test message accepted.'],
  ),
  topic(
    ['Shared mailbox missing for', 'user'],
    [2, 3, 1, 4, 4],
    ['The info@ mailbox disappeared from the folder list.', 'Permission with automapping set again.'],
  ),
  topic(
    ['Distribution list change', 'none'],
    [2, 3, 1, 4, 3],
    ['Please add two people to the sales list and take out one who left.', 'Members changed as asked.'],
  ),
  topic(
    ['Phishing mail reported by', 'user'],
    [3, 1, 4, 2, 6],
    ['Message pretends to be a parcel notice. The link was not opened.', 'Sender blocked, message purged from 6 mailboxes.'],
  ),
  topic(
    ['EDR alert: suspicious PowerShell on', 'asset'],
    [3, 21, 4, 1, 4],
    [
      'Endpoint protection blocked an encoded command line. Host is isolated.',
      'Script came from a known installer; host released, rule added.',
    ],
  ),
  topic(
    ['Impossible travel sign-in for', 'user'],
    [3, 21, 4, 2, 3],
    ['Sign-in from two countries within one hour.', 'User was on a VPN; session revoked as a precaution.'],
  ),
  topic(
    ['Antivirus out of date on', 'asset'],
    [3, 21, 4, 3, 4],
    ['Definitions are older than 7 days.', 'Agent repaired and updated.'],
  ),
  topic(
    ['Printer offline at', 'site'],
    [4, 1, 1, 3, 8],
    ['Nobody in the office can print. The display says ready.', 'Port had an old address; changed to the reservation.'],
  ),
  topic(
    ['Scan to e-mail fails at', 'site'],
    [4, 1, 1, 4, 4],
    ['The copier reports an authentication error since this morning.', 'App password renewed and saved on the device.'],
  ),
  topic(
    ['Paper jam and toner warning at', 'site'],
    [4, 3, 1, 4, 2],
    ['Machine stops after two pages.', 'Referred to the print supplier; engineer attended.'],
  ),
  topic(
    ['Slow computer:', 'asset'],
    [5, 1, 1, 3, 7],
    ['Takes ten minutes to start and freezes in Teams calls.', 'Disk was full; profile cleaned, memory upgrade quoted.'],
  ),
  topic(
    ['Blue screen on', 'asset'],
    [5, 1, 1, 2, 4],
    ['Stops with WHEA_UNCORRECTABLE_ERROR several times a day.', 'Firmware and storage driver updated; stable for two days.'],
  ),
  topic(
    ['Laptop does not charge:', 'asset'],
    [5, 1, 1, 3, 4],
    ['Battery stays at 3 percent with the dock attached.', 'Dock replaced under warranty.'],
  ),
  topic(
    ['Second monitor not detected on', 'asset'],
    [5, 1, 1, 4, 4],
    ['After the update only one screen comes up.', 'Display driver rolled back.'],
  ),
  topic(
    ['Replacement laptop request for', 'user'],
    [6, 3, 1, 4, 3],
    ['The present laptop is five years old. Please quote a replacement.', 'Quotation accepted, device ordered.'],
  ),
  topic(
    ['Disk space low on', 'asset'],
    [7, 21, 3, 3, 6],
    ['Volume C: has less than 10 percent free.', 'Old update files removed, 42 GB free.'],
  ),
  topic(
    ['Server rebooted unexpectedly:', 'asset'],
    [7, 21, 3, 1, 2],
    ['Monitoring saw the host go down for four minutes.', 'Power supply event in the log; UPS battery replaced.'],
  ),
  topic(
    ['Backup failed for', 'asset'],
    [8, 21, 3, 2, 8],
    ['The last two jobs ended with a VSS error.', 'Writer restarted, job re-run, verified a restore.'],
  ),
  topic(
    ['Restore file from backup for', 'user'],
    [8, 3, 3, 3, 3],
    ['The budget workbook was overwritten yesterday.', 'Version of the evening before restored next to the original.'],
  ),
  topic(
    ['Internet down at', 'site'],
    [9, 1, 3, 1, 4],
    ['The whole site has no connection. The router light is amber.', 'Line fault with the carrier; on 4G until fixed.'],
  ),
  topic(
    ['Wi-Fi drops at', 'site'],
    [9, 1, 3, 3, 5],
    ['Laptops lose the network in the meeting room.', 'Channel plan corrected, access point moved.'],
  ),
  topic(
    ['VPN does not connect for', 'user'],
    [9, 1, 1, 3, 6],
    ['Error 809 from home since the new router.', 'Client profile reinstalled; works over the other protocol.'],
  ),
  topic(
    ['Firewall firmware update at', 'site'],
    [9, 2, 3, 4, 2],
    ['Vendor published a fix for a remote flaw. Needs a window outside hours.', 'Updated in the window, tunnels checked.'],
  ),
  topic(
    ['Teams calls break up for', 'user'],
    [10, 1, 1, 3, 4],
    ['The other side hears every second word.', 'Quality of service set on the switch.'],
  ),
  topic(
    ['New extension for', 'user'],
    [10, 3, 1, 4, 2],
    ['Please add a phone number and a voicemail box.', 'Number assigned, greeting recorded.'],
  ),
  topic(
    ['Accounts package error on', 'asset'],
    [11, 1, 1, 3, 5],
    ['"Cannot connect to the company data set" when opening the ledger.', 'Service account password updated on the server.'],
  ),
  topic(
    ['Excel add-in missing for', 'user'],
    [11, 1, 1, 4, 3],
    ['The reporting tab has gone after an update.', 'Add-in enabled again by policy.'],
  ),
  topic(
    ['Install software for', 'user'],
    [11, 3, 1, 4, 5],
    ['Needs the design viewer on the new laptop. Licence is available.', 'Installed through the management agent.'],
  ),
  topic(
    ['SharePoint sync stuck on', 'asset'],
    [12, 1, 1, 3, 4],
    ['Red cross on the library, 214 changes pending.', 'Library unlinked and synced again.'],
  ),
  topic(
    ['Monthly patch window at', 'site'],
    [7, 2, 3, 4, 3],
    ['Servers to be patched and restarted in the agreed window.', 'All servers patched, services checked.'],
  ),
  topic(
    ['Recurring fault under investigation', 'none'],
    [7, 4, 3, 3, 1],
    ['Several incidents point to the same storage firmware.', 'Firmware replaced across all sites.'],
  ),
  topic(
    ['Question about the invoice', 'none'],
    [13, 3, 6, 4, 2],
    ['The number of licences on the last invoice looks too high.', 'Explained the two added users; copy sent.'],
  ),
  topic(
    ['Certificate expires soon at', 'site'],
    [9, 21, 3, 3, 2],
    ['The certificate of the remote access page ends in 20 days.', 'Renewed and installed.'],
  ),
];
