import { Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** A link within the console that looks like a button. */
export const RouterButton = createLink(Button<'a'>);
