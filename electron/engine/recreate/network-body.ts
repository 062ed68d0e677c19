import { fields, list, text } from '../narrow.ts';
import type { Fields } from '../recreate-verbs.ts';

/**
 * The request that makes a network equal to the one that `GET /networks/{id}` told of. Its addresses are part of it
 * unless another network has them by now and nobody asked for one of them.
 */
export function networkBody(
  inspected: Fields,
  { withAddresses }: { readonly withAddresses: boolean },
): Fields {
  const ipam = fields(inspected.IPAM);
  const { Name, Driver, Internal, Attachable, EnableIPv6, Options, Labels, ConfigOnly, ConfigFrom } =
    inspected;
  return {
    Name,
    Driver,
    Internal,
    Attachable,
    EnableIPv6,
    Options,
    Labels,
    ...(ConfigOnly === true ? { ConfigOnly } : {}),
    ...(text(fields(ConfigFrom).Network) === '' ? {} : { ConfigFrom }),
    IPAM: withAddresses ? ipam : { ...ipam, Config: [] },
    // Engines before 25 would make a second network of the same name.
    CheckDuplicate: true,
  };
}

/** Whether a container asked for an address of its own in a network. */
export const hasFixedAddress = (container: Fields, network: string): boolean => {
  const endpoint = fields(fields(fields(container.NetworkSettings).Networks)[network]);
  return Object.values(fields(endpoint.IPAMConfig)).some(
    (value) => text(value) !== '' || list(value).length > 0,
  );
};

/** The request that makes a volume equal to the one that `GET /volumes/{name}` told of; what it held is not in it. */
export function volumeBody({ Name, Driver, Options, Labels }: Fields): Fields {
  return { Name, Driver, DriverOpts: fields(Options), Labels: fields(Labels) };
}
