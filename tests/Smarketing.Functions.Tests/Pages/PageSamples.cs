using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Smarketing.Functions.Dashboard;
using Smarketing.Functions.Http;
using Smarketing.Functions.Deals;
using Smarketing.Functions.Email;
using Smarketing.Functions.FollowUp;
using Smarketing.Functions.Nurture;
using Smarketing.Functions.Obstacles;
using Smarketing.Functions.Pages;
using Smarketing.Functions.Reports;
using Smarketing.Functions.Sla;
using Smarketing.Functions.Tests.Email;
using Smarketing.Functions.Work;

namespace Smarketing.Functions.Tests.Pages;

/// <summary>Every page in every state that looks different.</summary>
internal static class PageSamples
{
    private static readonly IServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    public static IReadOnlyDictionary<string, Func<string, Task<string>>> All { get; } = new Dictionary<string, Func<string, Task<string>>>(StringComparer.Ordinal)
    {
        ["task-call"] = language => Render<TaskPage, TaskPageModel>(Task(language)),
        ["task-mail"] = language => Render<TaskPage, TaskPageModel>(MailTask(language)),
        ["task-recorded"] = language => Render<TaskPage, TaskPageModel>(Task(language) with { Outcome = new RecordedAnswer("no-answer", At(18, 5), At(18, 20)), Notice = TaskNotice.Recorded }),
        ["task-accepted"] = language => Render<TaskPage, TaskPageModel>(Task(language) with { Outcome = new RecordedAnswer("connected", At(18, 5), null), Verdict = new RecordedAnswer("accept", At(18, 6), null), IsOverdue = true }),
        ["task-rejected"] = language => Render<TaskPage, TaskPageModel>(Task(language) with { TakesOutcome = false, Verdict = new RecordedAnswer("reject", At(18, 6), At(18, 21), "no-budget"), Notice = TaskNotice.TooLate }),
        ["task-errors"] = language => Render<TaskPage, TaskPageModel>(WithErrors(language)),
        ["deal"] = language => Render<DealPage, DealPageModel>(Deal(language)),
        ["deal-opportunity"] = language => Render<DealPage, DealPageModel>(Deal(language) with { Standing = DealMove.Opportunity, Money = new Money(12500m, "MXN"), Notice = DealNotice.Recorded }),
        ["deal-won"] = language => Render<DealPage, DealPageModel>(Deal(language) with { Standing = DealMove.Won, IsClosed = true, CorrectableUntil = At(18, 20), Money = new Money(12500m, "MXN"), Notice = DealNotice.Recorded }),
        ["deal-over"] = language => Render<DealPage, DealPageModel>(Deal(language) with { Standing = DealMove.Lost, IsClosed = true, Notice = DealNotice.Over }),
        ["deal-errors"] = language => Render<DealPage, DealPageModel>(DealWithErrors(language)),
        ["work"] = language => Render<WorkPage, WorkPageModel>(Work(language)),
        ["work-away"] = language => Render<WorkPage, WorkPageModel>(Work(language) with { Items = [], BackAt = At(6, 0).AddDays(1) }),
        ["work-empty"] = language => Render<WorkPage, WorkPageModel>(Work(language) with { Items = [] }),
        ["dashboard"] = language => Render<DashboardPage, DashboardPageModel>(DashboardSamples.Whole(language)),
        ["dashboard-empty"] = language => Render<DashboardPage, DashboardPageModel>(DashboardSamples.Empty(language)),
        ["dashboard-campaign"] = language => Render<DashboardPage, DashboardPageModel>(DashboardSamples.OfCampaign(language)),
        ["dashboard-rep"] = language => Render<DashboardPage, DashboardPageModel>(DashboardSamples.OfRep(language)),
        ["dashboard-report"] = language => Render<DashboardPage, DashboardPageModel>(DashboardSamples.Report(language, ReportName.Reps)),
        ["dashboard-errors"] = language => Render<DashboardPage, DashboardPageModel>(DashboardSamples.WithErrors(language)),
        ["obstacles"] = language => Render<ObstaclePage, ObstaclePageModel>(ObstacleSamples.Some(language)),
        ["obstacles-empty"] = language => Render<ObstaclePage, ObstaclePageModel>(ObstacleSamples.Some(language) with { Open = [], IsSaved = true }),
        ["obstacles-errors"] = language => Render<ObstaclePage, ObstaclePageModel>(ObstacleSamples.WithErrors(language)),
        ["plan"] = language => Render<PlanPage, PlanPageModel>(SlaSamples.Plan(language)),
        ["plan-result"] = language => Render<PlanPage, PlanPageModel>(SlaSamples.PlanWithResult(language)),
        ["plan-errors"] = language => Render<PlanPage, PlanPageModel>(SlaSamples.PlanWithErrors(language)),
        ["agreement"] = language => Render<AgreementPage, AgreementPageModel>(SlaSamples.Agreement(language)),
        ["unsubscribe"] = language => Render<UnsubscribePage, UnsubscribePageModel>(new UnsubscribePageModel(language, "Andamio", "lucia.herrera@constructora-alba.example", MailChoice.All)),
        ["fewer-mails"] = language => Render<UnsubscribePage, UnsubscribePageModel>(new UnsubscribePageModel(language, "Andamio", "lucia.herrera@constructora-alba.example", MailChoice.Fewer, IsNew: true)),
        ["unsubscribe-bounced"] = language => Render<UnsubscribePage, UnsubscribePageModel>(new UnsubscribePageModel(language, "Andamio", "lucia.herrera@constructora-alba.example", MailChoice.All) { IsBounced = true }),
        ["fewer-mails-bounced"] = language => Render<UnsubscribePage, UnsubscribePageModel>(new UnsubscribePageModel(language, "Andamio", "lucia.herrera@constructora-alba.example", MailChoice.Fewer, IsNew: true) { IsBounced = true }),
        ["unsubscribed-for-good"] = language => Render<UnsubscribePage, UnsubscribePageModel>(new UnsubscribePageModel(language, "Andamio", "lucia.herrera@constructora-alba.example", MailChoice.None)),
        ["unsubscribed"] = language => Render<UnsubscribePage, UnsubscribePageModel>(new UnsubscribePageModel(language, "Andamio", "lucia.herrera@constructora-alba.example", MailChoice.None) { ConsentText = Mexico.Configuration.Forms["newsletter"].Consent.In(language), LacksConsent = true }),
        ["confirm"] = language => Render<ConfirmPage, ConfirmPageModel>(new ConfirmPageModel(language, "Andamio", "lucia.herrera@constructora-alba.example", IsDone: false)),
        ["confirmed"] = language => Render<ConfirmPage, ConfirmPageModel>(new ConfirmPageModel(language, "Andamio", "lucia.herrera@constructora-alba.example", IsDone: true)),
        ["problem-400"] = language => ProblemOf(language, Problem.Malformed),
        ["problem-404"] = language => ProblemOf(language, Problem.NoSuchLink),
        ["problem-409"] = language => ProblemOf(language, Problem.AnswerStands),
        ["problem-410"] = language => ProblemOf(language, Problem.LinkOver),
        ["problem-500"] = language => ProblemOf(language, Problem.Unexpected),
        ["thank-you"] = language => Render<ThankYouPage, ThankYouPageModel>(new ThankYouPageModel(language, "Andamio")),
        ["form-problem"] = language => Render<FormProblemPage, FormProblemPageModel>(Form(language)),
    };

    public static TheoryData<string, string> Rows => [.. from name in All.Keys from language in new[] { "en", "es" } select (name, language)];

    public static TaskPageModel Task(string language)
    {
        var model = MailSamples.WithDraft("task-call", language);
        return new TaskPageModel
        {
            Language = language,
            CompanyName = "Andamio",
            TimeZone = model.TimeZone,
            WorkLink = model.WorkLink,
            Today = new DateOnly(2026, 1, 5),
            Contact = model.Contact!,
            AttemptNumber = 1,
            AttemptCount = 5,
            IsCall = true,
            DueAt = model.Task!.DueAt,
            ClosesAt = model.Task.ClosesAt,
            Why = model.Why,
            History = model.History,
            Draft = model.Task.Draft,
            Colleagues = [new TaskColleague("bruno", "Bruno Salas"), new TaskColleague("carla", "Carla Méndez")],
        };
    }

    public static TaskPageModel MailTask(string language) =>
        Task(language) with { IsCall = false, AttemptNumber = 2, Draft = MailSamples.WithDraft("task-mail", language).Task!.Draft };

    public static TaskPageModel WithErrors(string language) => Task(language) with
    {
        Typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["verdict"] = "reject", ["note"] = "<script>alert(1)</script>", ["resumeOn"] = "2026-02-01", ["budget"] = "yes" },
        Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["reason"] = [language == "es" ? "Elija un motivo." : "Choose a reason."] },
    };

    public static DealPageModel Deal(string language)
    {
        var model = MailSamples.Model(language);
        return new DealPageModel
        {
            Language = language, CompanyName = "Andamio", TimeZone = model.TimeZone, Contact = model.Contact!, Since = At(18, 5), Currency = "MXN", History = model.History,
        };
    }

    public static DealPageModel DealWithErrors(string language) => Deal(language) with
    {
        Typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["move"] = "won", ["amount"] = "1.500", ["currency"] = "peso" },
        Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["amount"] = [DealTexts.In(language).NotAnAmount], ["currency"] = [DealTexts.In(language).NotACurrency] },
    };

    public static WorkPageModel Work(string language)
    {
        var task = Task(language);
        return new WorkPageModel
        {
            Language = language,
            CompanyName = "Andamio",
            RepName = "Mariana Torres",
            TimeZone = task.TimeZone,
            Items =
            [
                new WorkPageItem(task.Contact, WorkKind.Call, 1, 5, At(19, 0), IsOverdue: true, "https://leads.andamio.example/tasks/AbC-dEf_123.xyz"),
                new WorkPageItem(new MailContact { Email = "a.very.long.address.of.somebody@a-company-with-a-long-name.example" }, WorkKind.Verdict, 2, 5, At(21, 0), IsOverdue: false, "https://leads.andamio.example/tasks/1"),
                new WorkPageItem(task.Contact with { Phone = null }, WorkKind.Mail, 2, 5, At(23, 59), IsOverdue: false, "https://leads.andamio.example/tasks/2"),
            ],
        };
    }

    public static FormProblemPageModel Form(string language) => new(
        language, "Andamio", "/api/forms/demo", language == "es" ? "Acepto recibir correos de Andamio. Puedo darme de baja en cualquier momento." : "I agree to receive mail from Andamio. I can unsubscribe at any time.")
    {
        Fields =
        [
            new TypedField("email", "lucia@") { IsRequired = true, Errors = [language == "es" ? "No es una dirección de correo." : "This is not an e-mail address."] },
            new TypedField("firstName", "Lucía \"Lu\" <Herrera>"),
            new TypedField("company", "Constructora Alba") { IsRequired = true },
            new TypedField("phone", "+52 55 1234 5678"),
            new TypedField("message", "Una línea\nOtra </textarea><script>alert(1)</script>"),
            new TypedField("consent", "true"),
            new TypedField("utm_source", "\"><script>alert(1)</script>"),
        ],
    };

    public static async Task<string> Render<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] TPage, TModel>(TModel model)
        where TPage : IPage<TModel>, IComponent
    {
        await using var renderer = new HtmlRenderer(Services, Services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
    }

    private static Task<string> ProblemOf(string language, Problem problem) =>
        Render<ProblemPage, ProblemPageModel>(new ProblemPageModel(language, "Andamio", problem.In(language).Title, problem.In(language).Detail));

    private static DateTimeOffset At(int hourUtc, int minute) => new(2026, 1, 5, hourUtc, minute, 0, TimeSpan.Zero);
}
