using Campaign.Bench;
using Campaign.Bench.Measures;
using Campaign.Bench.Peer;

switch (args)
{
    case ["peer", var directory, .. var connection]:
        await PeerServer.Run(directory, connection.SingleOrDefault());
        return 0;
    case ["grain-peer", _, var connection]:
        await GrainPeerServer.Run(connection);
        return 0;
    case ["workbook", var path, var rows]:
        await WorkbookMeasure.Write(path, int.Parse(rows, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case [.., "--help"]:
        Console.WriteLine(BenchOptions.Help);
        return 0;
    default:
        return await Director.Run(BenchOptions.Parse(args));
}
