import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import classes from './QrCode.module.css';

interface QrCodeProps {
  readonly text: string;
  /** What it is for, for those who do not see it. */
  readonly label: string;
}

/** A text as a QR code. The library comes only with it; without it the secret can be typed. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, error } = useQuery({
    queryKey: ['qr-code', text],
    queryFn: async () => {
      const { encodeQR } = await import('qr');
      return encodeQR(text, 'raw', { border: 4 });
    },
    // A secret is not kept in the memory of the tab for longer than it is looked at.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Text fz="sm">The code cannot be drawn in this browser. Type the secret instead.</Text>;
  if (!data) return <Skeleton width={184} height={184} aria-label="The code is on its way" />;
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className={classes['code']} viewBox={`0 0 ${data.length} ${data.length}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
