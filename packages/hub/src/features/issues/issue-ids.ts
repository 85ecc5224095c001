import { z } from 'zod';

/** Numbers of issues, as a person gives them. */
export const issueIds = z.array(z.int().positive()).min(1).max(10_000).readonly();
