using Zhijian.Load;

if (args is ["echo", var port, ..]) return await EchoServer.RunAsync(port);

var options = LoadOptions.Parse(args);
return options?.Command switch
{
    "callbacks" => await CallbacksCommand.RunAsync(options),
    "absorb" => await AbsorbCommand.RunAsync(options),
    "kill" => await KillCommand.RunAsync(options),
    "desk" => await DeskCommand.RunAsync(options),
    "startup" => await StartupCommand.RunAsync(options),
    "search" => await SearchCommand.RunAsync(options),
    "restrictions" => await RestrictionsCommand.RunAsync(options),
    "dialogues" => await DialoguesCommand.RunAsync(options),
    "bookings" => await BookingsCommand.RunAsync(options),
    "events" => await EventsCommand.RunAsync(options),
    "notices" => await NoticesCommand.RunAsync(options),
    "drops" => await DropsCommand.RunAsync(options),
    "assign" => await AssignCommand.RunAsync(options),
    _ => LoadOptions.Usage(),
};
