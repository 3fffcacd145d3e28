using Zhijian.Server.Desk.Assignment;
using Zhijian.Server.Desk.OwnData;
using Zhijian.Server.Desk.Supervision;
using Zhijian.Server.Desk.Topics;
using Zhijian.Server.Platform.Live;
using Zhijian.Server.Platform.Packs;
using Zhijian.Server.Platform.Privacy;
using Zhijian.Server.Platform.Security;

namespace Zhijian.Server.Desk;

/// <summary>Where officers work (微客服): conversations, live events, canned phrases, unanswered questions and their topics.</summary>
public static class DeskModule
{
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IPackPart, PhrasesPackPart>();
        builder.Services.AddSingleton<InboundMediaShelf>();
        builder.Services.AddSingleton<ICitizenDataPart, DeskDataPart>();
        builder.Services.AddScoped<TransferConversation>();
        builder.Services.AddScoped<CloseDepartment>();
        builder.Services.AddTopics();
        builder.Services.AddAssignment();
        builder.Services.AddSupervision();
    }

    public static void MapDesk(this WebApplication app)
    {
        app.MapConversations();
        app.MapTeamwork();
        app.MapClosing();
        app.MapUnanswered();
        app.MapTopics();
        app.MapAssignment();
        app.MapSupervision();
        app.MapFollowUps();
        app.MapPhrases();
        app.MapLive();
        TellTyping.HearOthers(app.Services.GetRequiredService<LivePeers>(), app.Services.GetRequiredService<LiveFeed>());
    }

    private static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("/api/conversations").WithTags("Desk").RequireAuthorization(Policies.ReadConversations);
        conversations.MapGet("", ReadConversations.ListAsync).WithName("listConversations");
        conversations.MapGet("{id:guid}", ReadConversations.ReadAsync).WithName("readConversation").ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapGet("{id:guid}/messages", ReadConversations.ReadMessagesAsync).WithName("readMessages").ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapGet("{id:guid}/reply-way", ReadReplyWay.HandleAsync).WithName("readReplyWay").ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapPost("{id:guid}/replies", ActOnConversations.ReplyAsync).WithName("replyToConversation").RequireAuthorization(Policies.AnswerCitizens)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        conversations.MapPost("{id:guid}/take", ActOnConversations.TakeAsync).WithName("takeConversation").RequireAuthorization(Policies.AnswerCitizens).ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapPost("{id:guid}/close", ActOnConversations.CloseAsync).WithName("closeConversation").RequireAuthorization(Policies.AnswerCitizens).ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapPost("{id:guid}/read", ActOnConversations.MarkReadAsync).WithName("markConversationRead").RequireAuthorization(Policies.AnswerCitizens).ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapPost("{id:guid}/messages/{seq:int}/reveal", RevealMessage.HandleAsync).WithName("revealMessage").RequireAuthorization(Policies.RevealPersonalData)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        routes.MapGet("/api/promises/of/{conversationId:guid}", ReadPromisesOf.HandleAsync).WithName("listPromisesOfConversation").WithTags("Promises")
            .RequireAuthorization(Policies.ReadConversations).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/api/messages/search", SearchMessages.FindAsync).WithName("searchMessages").WithTags("Desk")
            .RequireAuthorization(Policies.ReadConversations).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        routes.MapGet("/api/inbound-media/{id}", ReadInboundMedia.ReadAsync).WithName("readInboundMedia").WithTags("Desk")
            .RequireAuthorization(Policies.ReadConversations).ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>What officers do with each other over a conversation.</summary>
    private static void MapTeamwork(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/officers", TransferConversation.ListOfficersAsync).WithName("listOfficers").WithTags("Desk").RequireAuthorization(Policies.AnswerCitizens);
        var conversation = routes.MapGroup("/api/conversations/{id:guid}").WithTags("Desk").RequireAuthorization(Policies.AnswerCitizens);
        conversation.MapPost("transfer", TransferConversation.TransferAsync).WithName("transferConversation")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        conversation.MapPost("take-over", TransferConversation.TakeOverAsync).WithName("takeOverConversation").RequireAuthorization(Policies.LeadDesk)
            .ProducesProblem(StatusCodes.Status404NotFound);
        conversation.MapPost("notes", WriteNote.HandleAsync).WithName("writeNote").ProducesProblem(StatusCodes.Status404NotFound);
        conversation.MapGet("suggestions", SuggestAnswers.HandleAsync).WithName("suggestAnswers").ProducesProblem(StatusCodes.Status404NotFound);
        conversation.MapPost("draft", DraftReply.HandleAsync).WithName("draftReply").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        conversation.MapPost("typing", TellTyping.HandleAsync).WithName("tellTyping").ProducesProblem(StatusCodes.Status404NotFound);
        conversation.MapGet("phrase-values", ReadPhraseValues.HandleAsync).WithName("readPhraseValues").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void MapClosing(this IEndpointRouteBuilder routes)
    {
        var department = routes.MapGroup("/api/departments/{id:guid}").WithTags("Desk").RequireAuthorization(Policies.ManageAccounts);
        department.MapGet("use", CloseDepartment.ShowUseAsync).WithName("readDepartmentUse").ProducesProblem(StatusCodes.Status404NotFound);
        department.MapPost("close", CloseDepartment.CloseAsync).WithName("closeDepartment")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        department.MapPost("reopen", CloseDepartment.ReopenAsync).WithName("reopenDepartment").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static void MapUnanswered(this IEndpointRouteBuilder routes)
    {
        var unanswered = routes.MapGroup("/api/unanswered").WithTags("Desk").RequireAuthorization(Policies.ReadQuestions);
        unanswered.MapGet("", HandleUnanswered.ListAsync).WithName("listUnanswered");
        unanswered.MapPost("{id:guid}/dismiss", HandleUnanswered.DismissAsync).WithName("dismissUnanswered")
            .RequireAuthorization(Policies.EditKnowledge).ProducesProblem(StatusCodes.Status404NotFound);
    }
}
