import { useMemo } from 'react';
import { formatBytes } from '../../format/bytes.ts';
import styles from './files.module.css';

const sliceBytes = 0x8000;

/** As an address of its own, which the page's policy lets in where it is a picture. */
function dataAddress(type: string, data: Uint8Array): string {
  let binary = '';
  // All at once would be more arguments than a call can have.
  for (let at = 0; at < data.length; at += sliceBytes) {
    binary += String.fromCharCode(...data.subarray(at, at + sliceBytes));
  }
  return `data:${type};base64,${btoa(binary)}`;
}

/** A picture from a file of the container, as large as there is room. */
export function Picture({ name, type, data }: { name: string; type: string; data: Uint8Array }) {
  const address = useMemo(() => dataAddress(type, data), [type, data]);
  return (
    <figure className={styles.picture}>
      <img src={address} alt={name} />
      <figcaption>
        {type.slice('image/'.length)}, {formatBytes(data.length)}
      </figcaption>
    </figure>
  );
}
