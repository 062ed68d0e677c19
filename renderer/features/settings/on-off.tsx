import Switch from '@mui/material/Switch';

interface Props {
  readonly title: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

export function OnOff({ title, on, onChange }: Props) {
  return (
    <Switch
      size="small"
      checked={on}
      onChange={(_, checked) => onChange(checked)}
      slotProps={{ input: { 'aria-label': title } }}
    />
  );
}
