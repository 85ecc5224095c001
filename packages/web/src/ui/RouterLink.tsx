import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link within the console, in its look. */
export const RouterLink = createLink(Anchor<'a'>);
