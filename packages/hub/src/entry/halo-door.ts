import { createHalo, discoverAddress } from '@sundog/halo';
import type { HaloDoor } from '../engine/halo-door.ts';
import { readCertificate } from '../engine/preflight/read-certificate.ts';
